import type { DeadJob } from "@portal/db/jobs";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openJobs } from "../database/open-jobs.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

/** Lists the dead jobs. */
export async function* listDeadJobs(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  await using jobs = await openJobs(readSettings());
  yield* showList(onePage(await jobs.desk.listDead()), view, json);
}

const view: ListView<DeadJob> = {
  none: "No job is dead.",
  describe: describeJob,
  columns: [
    { heading: "ID", cell: ({ id }) => id },
    { heading: "TASK", cell: ({ task }) => task },
    { heading: "DIED", cell: ({ diedAt }) => showTime(diedAt) },
    { heading: "ATTEMPTS", cell: ({ attempts }) => String(attempts) },
    { heading: "REASON", maxWidth: 60, cell: ({ reason }) => reason },
  ],
};

function describeJob({ id, task, payload, attempts, reason, createdAt, diedAt }: DeadJob) {
  return {
    ...{ id, task, payload, attempts, reason },
    created_at: createdAt.toISOString(),
    died_at: diedAt.toISOString(),
  };
}
