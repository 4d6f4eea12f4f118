import { listSilences, type ListedSilence } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openDatabase } from "../database/open-database.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

/** Lists the silenced addresses; which they are is nowhere to be read. */
export async function* listSilenced(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  await using connection = await openDatabase(readSettings());
  yield* showList(onePage(await listSilences(connection.database)), view, json);
}

const view: ListView<ListedSilence> = {
  none: "No address is silenced.",
  describe: ({ addressHash, silencedAt, actorKind, door, requestId }) => ({
    address_hash: addressHash,
    silenced_at: silencedAt.toISOString(),
    actor_kind: actorKind,
    door,
    request_id: requestId,
  }),
  columns: [
    { heading: "ADDRESS HASH", cell: ({ addressHash }) => addressHash.slice(0, 16) },
    { heading: "SINCE", cell: ({ silencedAt }) => showTime(silencedAt) },
    { heading: "BY", cell: ({ actorKind }) => (actorKind === "operator" ? "operator" : "its owner") },
    { heading: "REQUEST", cell: ({ requestId }) => requestId },
  ],
};
