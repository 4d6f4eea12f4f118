import { readQueueState, type TaskState } from "@portal/db";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openDatabase } from "../database/open-database.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";

/** Shows how many jobs of each task there are in each state; events that no worker has taken over are the task "outbox". */
export async function* listJobs(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  await using connection = await openDatabase(readSettings());
  const { outboxWaiting, outboxOldestSeconds, tasks } = await readQueueState(connection.database);
  const none = { failing: 0, running: 0, dead: 0 };
  const outbox = { task: "outbox", waiting: outboxWaiting, ...none, oldestReadySeconds: outboxOldestSeconds };
  yield* showList(onePage([outbox, ...tasks]), view, json);
}

const view: ListView<TaskState> = {
  none: "Nothing waits.",
  describe: ({ oldestReadySeconds, ...state }) => ({ ...state, oldest_ready_seconds: Math.round(oldestReadySeconds) }),
  columns: [
    { heading: "TASK", cell: ({ task }) => task },
    { heading: "WAITING", cell: ({ waiting }) => String(waiting) },
    { heading: "FAILING", cell: ({ failing }) => String(failing) },
    { heading: "RUNNING", cell: ({ running }) => String(running) },
    { heading: "DEAD", cell: ({ dead }) => String(dead) },
    { heading: "OLDEST DUE SINCE", cell: ({ oldestReadySeconds }) => `${String(Math.round(oldestReadySeconds))} s` },
  ],
};
