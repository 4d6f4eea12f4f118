import { writeFormFile } from "@portal/contract/form-authoring";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { countOption, formOptions } from "./form-options.ts";
import { readVersion } from "./read-version.ts";

const optionsSchema = z.object({ ...formOptions, version: countOption, draft: z.boolean().default(false) });

/** Prints a form as a file; the file is JSON whether or not that is asked for. */
export async function* exportForm(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, version, draft } = readOptions(optionsSchema, given);
  if (draft && version !== undefined) throw new Refusal("wrongUsage", "Take --version or --draft, not both.");
  await using tenant = await openTenant(slug);
  const document = await readVersion(tenant, { slug, key, version: draft ? "draft" : version });
  yield (await writeFormFile(document)).trimEnd();
}
