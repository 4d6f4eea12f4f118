import { diffForms } from "@portal/contract/form-authoring";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { countOption, formOptions } from "./form-options.ts";
import { readVersion } from "./read-version.ts";

const optionsSchema = z.object({ ...formOptions, from: countOption, to: countOption });

/** Says what is different, a sentence each. */
export async function* diffForm(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, from, to, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const before = await readVersion(tenant, { slug, key, version: from });
  const after = await readVersion(tenant, { slug, key, version: to ?? "draft" });
  const changes = diffForms(before, after);
  for (const change of changes) yield json ? jsonLine(change) : `${change.sentence}.`;
  if (!json && changes.length === 0) yield "Nothing is different.";
}
