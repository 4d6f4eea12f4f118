import { downloadLinkLifetimeSeconds, findLinkedFile, mayHandOut, signDownloadLink } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { findTenant } from "../database/find-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openFiles } from "./open-files.ts";

const optionsSchema = z.object({
  tenant: slugOption,
  id: z.uuid({ error: "should be the id of a file: `portal conversations --json` lists them" }),
  json: jsonFlag,
});

/** Prints a link to one file, unless the file may not be handed out. */
export async function* printDownloadUrl(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id, json } = readOptions(optionsSchema, given);
  await using files = await openFiles(readSettings());
  const { id: tenantId } = await findTenant(files.database, { slug });
  const file = await findLinkedFile(files.database, { tenantId, id });
  if (file === null) throw new Refusal("notFound", `Tenant ${slug} has no attached file with this id.`);
  if (!mayHandOut(file.scanStatus, files.scanner)) {
    throw new Refusal("conflict", `The file is not handed out: its scan status is ${file.scanStatus}.`);
  }
  const url = await signDownloadLink(files, { tenantId, id });
  yield json ? jsonLine({ url, expires_in_seconds: downloadLinkLifetimeSeconds }) : url;
}
