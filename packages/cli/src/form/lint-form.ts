import { lintForTenant } from "@portal/api/operator";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { findingLine, formOptions } from "./form-options.ts";
import { readVersion } from "./read-version.ts";

const optionsSchema = z.object(formOptions);

/** Says what is wrong with a draft; ends as a conflict when it could not be published. */
export async function* lintDraft(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const document = await readVersion(tenant, { slug, key, version: "draft" });
  const findings = await lintForTenant(tenant.database, tenant.tenantId, document);
  for (const finding of findings) yield json ? jsonLine(finding) : findingLine(finding);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    throw new Refusal("conflict", `The draft cannot be published: ${String(errors)} of the findings are errors.`);
  if (!json && findings.length === 0) yield "Nothing is wrong with the draft.";
}
