import { listSigningKeys } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { readDataDir } from "../database/read-data-dir.ts";
import { onePage, showList } from "../output/show-list.ts";
import { keysView } from "./keys-view.ts";

/** Lists the signing keys of this install. */
export async function* listKeys(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  const keys = await listSigningKeys({ dataDir: readDataDir(readSettings()) });
  yield* showList(onePage(keys), keysView, json);
}
