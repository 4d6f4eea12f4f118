import { scanPending } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openFiles } from "./open-files.ts";

/** Has the files scanned that wait for it, and says what was found. */
export async function* scanFiles(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  const settings = readSettings();
  if (settings.scanner === undefined) {
    throw new Refusal("conflict", "There is no malware scanner: PORTAL_CLAMD_HOST says where one is.");
  }
  await using files = await openFiles(settings);
  const { clean, infected, pending } = await scanPending(files);
  yield json
    ? jsonLine({ clean, infected, pending })
    : `Scanned: ${clean} clean, ${infected} infected, ${pending} without a verdict.`;
}
