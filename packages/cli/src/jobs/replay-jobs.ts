import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openJobs } from "../database/open-jobs.ts";
import { jsonLine } from "../output/show-safely.ts";

const optionsSchema = z.object({
  id: z.array(z.uuid({ error: "should be the id of a dead job; `portal jobs dead` shows them" })).optional(),
  all: z.boolean().default(false),
  json: jsonFlag,
});

/** Makes dead jobs new ones. */
export async function* replayJobs(given: unknown): AsyncGenerator<string> {
  const { id: ids, all, json } = readOptions(optionsSchema, given);
  if (all === (ids !== undefined)) throw new Refusal("wrongUsage", "Say which: --id or --all.");
  await using jobs = await openJobs(readSettings());
  const replayed = await jobs.desk.replay(ids);
  if (ids !== undefined && replayed === 0) {
    throw new Refusal("notFound", "No dead job has that id; `portal jobs dead` shows those that there are.");
  }
  yield json
    ? jsonLine({ replayed })
    : `${String(replayed)} dead ${replayed === 1 ? "job is a new one" : "jobs are new ones"} now.`;
}
