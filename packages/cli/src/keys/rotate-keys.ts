import { listSigningKeys, rotateSigningKeys } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { readDataDir } from "../database/read-data-dir.ts";
import { onePage, showList } from "../output/show-list.ts";
import { keysView } from "./keys-view.ts";

/** Adds a signing key and shows all of them as they are then; running processes notice by themselves. */
export async function* rotateKeys(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  const dataDir = readDataDir(readSettings());
  await rotateSigningKeys({ dataDir });
  yield* showList(onePage(await listSigningKeys({ dataDir })), keysView, json);
}
