import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import { type LoadJob, loadJobSchema, type LoadResult } from "./load.ts";
import { requestOf } from "./request-of.ts";

const tickMs = 2;

const received: unknown[] = await once(process, "message");
// A long result takes a while to be sent.
process.send?.(await putLoad(loadJobSchema.parse(received[0])), () => process.disconnect());

async function putLoad(job: LoadJob): Promise<LoadResult> {
  const pool = new Pool(job.origin, { connections: job.clients, pipelining: 1 });
  const startedAtMs = performance.now();
  const tally: Tally = { createdMs: [], others: {} };
  const submit = (dueAtMs: number) => submitOnce(pool, { job, tally, dueAtMs });
  await (job.perSecond === null
    ? askAndAskAgain(job, { startedAtMs, submit })
    : askAtPace(job, { startedAtMs, submit, perSecond: job.perSecond }));
  const elapsedMs = performance.now() - startedAtMs;
  await pool.close();
  return { elapsedMs, ...tally };
}

interface Tally {
  readonly createdMs: number[];
  readonly others: Record<string, number>;
}
interface Pace {
  readonly startedAtMs: number;
  readonly submit: (dueAtMs: number) => Promise<void>;
}

async function askAndAskAgain({ clients, durationMs, submissions }: LoadJob, { startedAtMs, submit }: Pace) {
  let left = submissions ?? Number.POSITIVE_INFINITY;
  const runClient = async () => {
    while (left > 0 && performance.now() - startedAtMs < durationMs) {
      left -= 1;
      await submit(performance.now());
    }
  };
  await Promise.all(Array.from({ length: clients }, runClient));
}

async function askAtPace({ durationMs }: LoadJob, { startedAtMs, submit, perSecond }: Pace & { perSecond: number }) {
  const asked: Promise<void>[] = [];
  const intervalMs = 1_000 / perSecond;
  for (let dueAtMs = startedAtMs; dueAtMs < startedAtMs + durationMs; dueAtMs += intervalMs) {
    while (performance.now() < dueAtMs) await wait(tickMs);
    // Counted from when it was due: a request that had to wait for its turn has waited.
    asked.push(submit(Math.max(dueAtMs, performance.now() - tickMs)));
  }
  await Promise.all(asked);
}

async function submitOnce(pool: Pool, { job, tally, dueAtMs }: { job: LoadJob; tally: Tally; dueAtMs: number }) {
  const status = await pool.request(requestOf(job)).then(
    async ({ statusCode, body }) => {
      await body.dump();
      return statusCode;
    },
    () => 0,
  );
  const isCreated = status === (job.door === "trpc" ? 200 : 201);
  if (isCreated) tally.createdMs.push(performance.now() - dueAtMs);
  else tally.others[status] = (tally.others[status] ?? 0) + 1;
}
