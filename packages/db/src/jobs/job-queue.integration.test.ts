import { setTimeout as sleep } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { openJobDesk } from "./dead-letters.ts";
import { type ClaimedJob, GivenUpError, type RunnableTask, type TaskLimits } from "./job.ts";
import { type JobQueue, type JobQueueEvent, type JobQueueOptions, startJobQueue } from "./index.ts";

const limits: TaskLimits = { timeoutSeconds: 5, maxAttempts: 2, retryDelaySeconds: 1, concurrency: 2 };

let db: TestDatabase;
const queues: JobQueue[] = [];
const complaints: JobQueueEvent[] = [];

beforeEach(async () => {
  db = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop(1_000)));
  await db.drop();
  expect(complaints.splice(0)).toEqual([]);
});

function optionsOf(change: Partial<JobQueueOptions> = {}): JobQueueOptions {
  return {
    intakeUrl: db.intakeUrl,
    poolMax: 3,
    connectTimeoutMs: 2_000,
    leaseCheckIntervalSeconds: 1,
    onEvent,
    ...change,
  };
}

function onEvent(event: JobQueueEvent): void {
  complaints.push(event);
}

async function start(tasks: readonly RunnableTask[], change: Partial<JobQueueOptions> = {}): Promise<JobQueue> {
  const queue = await startJobQueue(optionsOf(change), tasks);
  queues.push(queue);
  return queue;
}

function task(run: (job: ClaimedJob) => Promise<void>, change: Partial<TaskLimits> = {}): RunnableTask {
  return { name: "try-it", limits: { ...limits, ...change }, run };
}

async function enqueue(queue: JobQueue, ...numbers: number[]): Promise<void> {
  const jobs = numbers.map((number) => ({ task: "try-it", payload: { number } }));
  await db.database.withRlsBypass((tx) => queue.enqueue(tx, jobs));
  queue.wake(["try-it"]);
}

describe("the queue's schema", () => {
  test("is what the library of this version makes", async () => {
    const boss = new PgBoss({ connectionString: db.superuserUrl, migrate: false, supervise: false, schedule: false });
    boss.on("error", () => undefined);
    await boss.start();
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true });
    await boss.stop({ graceful: true, timeout: 1_000 });
  });

  test("is the owner's, and closed to the role that serves pages", async () => {
    const { rows } = await db.inspect.query(
      `select nspowner::regrole::text as owner, has_schema_privilege('portal_web', oid, 'usage') as web,
         has_schema_privilege('portal_intake', oid, 'create') as intake_creates
       from pg_namespace where nspname = 'pgboss'`,
    );
    expect(rows).toEqual([{ owner: "portal_owner", web: false, intake_creates: false }]);
  });
});

describe("the intake role", () => {
  test("may do everything that the library does in the long run", async () => {
    const boss = new PgBoss({
      connectionString: db.intakeUrl,
      ...{ migrate: false, registerInstance: false, reindex: false, monitorVacuum: false },
      ...{ superviseIntervalSeconds: 1, monitorIntervalSeconds: 1, maintenanceIntervalSeconds: 1 },
      ...{ cronMonitorIntervalSeconds: 1, cronWorkerIntervalSeconds: 1, clockMonitorIntervalSeconds: 1 },
    });
    boss.on("error", (error) => complaints.push({ level: "error", message: "library", error }));
    await boss.start();
    try {
      await boss.createQueue("try-it", { deleteAfterSeconds: 1, retentionSeconds: 1 });
      await boss.schedule("try-it", "* * * * * *");
      const id = await boss.send("try-it", { number: 1 });
      const question =
        "select from pgboss.job where id = $1 union all select from pgboss.schedule where last_job_id is null";
      await expect.poll(async () => (await db.inspect.query(question, [id])).rowCount, { timeout: 20_000 }).toBe(0);
    } finally {
      await boss.stop({ graceful: true, timeout: 1_000 });
    }
  });
});

describe("a job", () => {
  test("exists exactly if its transaction commits", async () => {
    const seen: unknown[] = [];
    const queue = await start([task(({ payload }) => Promise.resolve(void seen.push(payload)))]);
    const undone = db.database.withRlsBypass(async (tx) => {
      await queue.enqueue(tx, [{ task: "try-it", payload: { number: 1 } }]);
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    await enqueue(queue, 2);
    await expect.poll(() => seen).toEqual([{ number: 2 }]);
    await sleep(500);
    expect(seen).toEqual([{ number: 2 }]);
  });

  test("is done without waiting for the next poll, and the next one right after it", async () => {
    const seen: unknown[] = [];
    const queue = await start([task(({ payload }) => Promise.resolve(void seen.push(payload)), { concurrency: 1 })]);
    await sleep(300);
    const startedAt = performance.now();
    await enqueue(queue, 1, 2, 3, 4, 5);
    await expect.poll(() => seen.length, { interval: 10 }).toBe(5);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  test("of two workers is run by one", async () => {
    const seen: unknown[] = [];
    const one = task(async ({ payload }) => {
      await sleep(20);
      seen.push(payload);
    });
    const queue = await start([one]);
    await start([one]);
    await enqueue(queue, ...Array.from({ length: 30 }, (_, number) => number));
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(30);
    expect(new Set(seen.map((payload) => JSON.stringify(payload))).size).toBe(30);
  });

  test("that fails is run again after a pause, and is dead after its last attempt; a replay makes it new", async () => {
    const attempts: number[] = [];
    let isBroken = true;
    const queue = await start([
      task(({ attempt }) => {
        attempts.push(attempt);
        return isBroken ? Promise.reject(new RangeError("broken")) : Promise.resolve();
      }),
    ]);
    await enqueue(queue, 7);
    await using desk = await openJobDesk({ intakeUrl: db.intakeUrl, poolMax: 1, connectTimeoutMs: 2_000 });
    await expect
      .poll(() => desk.listDead(), { timeout: 15_000 })
      .toMatchObject([{ task: "try-it", payload: { number: 7 }, attempts: 2, reason: "RangeError: broken" }]);
    expect(attempts).toEqual([1, 2]);

    isBroken = false;
    expect(await desk.replay([])).toBe(0);
    expect(await desk.replay()).toBe(1);
    queue.wake(["try-it"]);
    await expect.poll(() => attempts, { timeout: 5_000 }).toEqual([1, 2, 1]);
    expect(await desk.listDead()).toEqual([]);
  });

  test("that is given up is dead at once", async () => {
    let runs = 0;
    const queue = await start([
      task(() => {
        runs += 1;
        return Promise.reject(new GivenUpError("no use"));
      }),
    ]);
    await enqueue(queue, 1);
    await using desk = await openJobDesk({ intakeUrl: db.intakeUrl, poolMax: 1, connectTimeoutMs: 2_000 });
    await expect.poll(async () => (await desk.listDead()).length, { timeout: 5_000 }).toBe(1);
    expect(runs).toBe(1);
  });

  test("that died of the database keeps no values of rows", async () => {
    const failing = task(
      async () => {
        await db.database.withRlsBypass((tx) => tx.$queryRaw`select ${"canary-4711"}::uuid`);
      },
      { maxAttempts: 1 },
    );
    const queue = await start([failing]);
    await enqueue(queue, 1);
    await using desk = await openJobDesk({ intakeUrl: db.intakeUrl, poolMax: 1, connectTimeoutMs: 2_000 });
    await expect.poll(async () => (await desk.listDead())[0]?.reason, { timeout: 5_000 }).toMatch(/SQLSTATE 22P02$/);
    const { rows } = await db.inspect.query("select from pgboss.job where job::text like '%canary-4711%'");
    expect(rows).toEqual([]);
  });

  test("that runs too long is aborted and run again", async () => {
    const attempts: number[] = [];
    const queue = await start([
      task(
        async ({ attempt, signal }) => {
          attempts.push(attempt);
          if (attempt === 1) await sleep(60_000, undefined, { signal });
        },
        { timeoutSeconds: 1 },
      ),
    ]);
    await enqueue(queue, 1);
    await expect.poll(() => attempts, { timeout: 15_000 }).toEqual([1, 2]);
  });

  test("of a group waits for its turn and leaves the others theirs", async () => {
    const running = new Map<string, number>();
    let most = 0;
    const seen: string[] = [];
    const queue = await start([
      task(
        async ({ payload }) => {
          const group = JSON.stringify(payload);
          running.set(group, (running.get(group) ?? 0) + 1);
          most = Math.max(most, running.get('{"of":"slow"}') ?? 0);
          if (group === '{"of":"slow"}') await sleep(3_000);
          running.set(group, (running.get(group) ?? 0) - 1);
          seen.push(group);
        },
        { concurrency: 4, perGroup: 1 },
      ),
    ]);
    const jobs = ["slow", "slow", "other"].map((of) => ({ task: "try-it", payload: { of }, group: of }));
    await db.database.withRlsBypass((tx) => queue.enqueue(tx, jobs));
    queue.wake(["try-it"]);
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(3);
    expect(most).toBe(1);
    expect(seen[0]).toBe('{"of":"other"}');
  });
});

describe("a worker that stops", () => {
  test("lets its job finish and takes no other", async () => {
    const done: number[] = [];
    let begun = 0;
    const queue = await start([
      task(
        async ({ attempt }) => {
          begun += 1;
          await sleep(500);
          done.push(attempt);
        },
        { concurrency: 1 },
      ),
    ]);
    await enqueue(queue, 1, 2, 3);
    await expect.poll(() => begun).toBe(1);
    await queue.stop(5_000);
    expect(done).toEqual([1]);
    expect(begun).toBe(1);
  });

  test("gives back what it has no time for", async () => {
    const queue = await start([task(({ signal }) => sleep(60_000, undefined, { signal }), { timeoutSeconds: 30 })]);
    await enqueue(queue, 1);
    await expect.poll(() => statesOf("try-it")).toEqual(["active"]);
    await queue.stop(1_000);
    expect(await statesOf("try-it")).toEqual(["retry"]);
  });
});

async function statesOf(task: string): Promise<string[]> {
  const { rows } = await db.inspect.query<{ state: string }>("select state::text from pgboss.job where name = $1", [
    task,
  ]);
  return rows.map(({ state }) => state);
}
