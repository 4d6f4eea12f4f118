import { sweepAttachments } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openFiles } from "./open-files.ts";

/** Removes what nobody has attached in time, and says how much that was. */
export async function* sweepFiles(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  await using files = await openFiles(readSettings());
  const { uploads, orphans } = await sweepAttachments(files);
  yield json
    ? jsonLine({ uploads, orphans })
    : `Removed ${uploads} ${uploads === 1 ? "upload" : "uploads"} and ${orphans} stray ${orphans === 1 ? "object" : "objects"}.`;
}
