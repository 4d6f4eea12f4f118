import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { DatabaseBusyError, DatabaseUnavailableError, TransactionAbortedError } from "./errors.ts";
import type { Prisma } from "./generated/prisma/client.ts";
import {
  createTestDatabase,
  demoTenants,
  startTestCluster,
  type TestCluster,
  type TestDatabase,
} from "./testing/index.ts";
import { startLossyProxy } from "./testing/lossy-proxy.ts";

const tenantId = demoTenants.acme.id;

let db: TestDatabase;

beforeEach(async () => {
  db = await createTestDatabase();
});

afterEach(() => db.drop());

const addContact = (tx: Prisma.TransactionClient, name: string) =>
  tx.contact.create({ data: { tenantId, id: crypto.randomUUID(), email: `${name}@example.com`, name } });

async function storedNames(): Promise<string[]> {
  const { rows } = await db.inspect.query<{ name: string }>("select name from contacts order by name");
  return rows.map(({ name }) => name);
}

const killThisBackend = (tx: Prisma.TransactionClient, inspect: pg.Client) =>
  tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`.then(([row]) =>
    inspect.query("select pg_terminate_backend($1)", [row?.pid]),
  );

describe("a database error inside the callback", () => {
  test("that is caught makes the call reject, and nothing is written", async () => {
    const call = db.database.withRlsBypass(async (tx) => {
      await addContact(tx, "ada");
      await addContact(tx, "ada").catch(() => undefined);
      return "all is well";
    });
    await expect(call).rejects.toBeInstanceOf(TransactionAbortedError);
    expect(await storedNames()).toEqual([]);
  });

  test("that is let through arrives as Prisma threw it", async () => {
    const call = db.database.withRlsBypass(async (tx) => {
      await addContact(tx, "ada");
      await addContact(tx, "ada");
    });
    await expect(call).rejects.toMatchObject({ code: "P2002" });
    expect(await storedNames()).toEqual([]);
  });
});

describe("a lost connection", () => {
  test("in the middle is tried again, and the work is written once", async () => {
    let calls = 0;
    await db.database.withRlsBypass(async (tx) => {
      calls += 1;
      await addContact(tx, "ada");
      if (calls === 1) await killThisBackend(tx, db.inspect);
      await addContact(tx, "grace");
    });
    expect(calls).toBe(2);
    expect(await storedNames()).toEqual(["ada", "grace"]);
  });

  test("in the middle, every time, ends as unavailable with nothing written", async () => {
    let calls = 0;
    const call = db.database.withRlsBypass(async (tx) => {
      calls += 1;
      await addContact(tx, "ada");
      await killThisBackend(tx, db.inspect);
      await addContact(tx, "grace");
    });
    await expect(call).rejects.toMatchObject({ name: "DatabaseUnavailableError", outcome: "rolled_back" });
    expect(calls).toBe(3);
    expect(await storedNames()).toEqual([]);
  });

  test("while the answer to COMMIT is on its way ends as unknown and is not tried again", async () => {
    await using proxy = await startLossyProxy(db.intakeUrl);
    const database = connectThrough(proxy.through(db.intakeUrl));
    let calls = 0;
    proxy.loseCommitAnswers(true);
    const call = database.withRlsBypass((tx) => {
      calls += 1;
      return addContact(tx, "ada");
    });
    await expect(call).rejects.toMatchObject({ name: "DatabaseUnavailableError", outcome: "unknown" });
    expect(calls).toBe(1);
    expect(await storedNames()).toEqual(["ada"]);
    proxy.loseCommitAnswers(false);
    await database.withRlsBypass((tx) => addContact(tx, "grace"));
    expect(await storedNames()).toEqual(["ada", "grace"]);
    await database.close();
  });

  test("of which nobody hears ends in time and leaves no dead connection in the pool", async () => {
    await using proxy = await startLossyProxy(db.intakeUrl);
    const times = { transactionTimeoutMs: 300, connectTimeoutMs: 300 };
    const database = connectThrough(proxy.through(db.intakeUrl), { ...times, poolMax: 1 });
    const startedAt = Date.now();
    const call = database.withRlsBypass((tx) => {
      proxy.swallowAnswers(true);
      return addContact(tx, "ada");
    });
    await expect(call).rejects.toMatchObject({ name: "DatabaseUnavailableError", outcome: "rolled_back" });
    expect(Date.now() - startedAt).toBeLessThan(4_000);
    proxy.swallowAnswers(false);
    await expect(database.withRlsBypass((tx) => tx.contact.count())).resolves.toBe(0);
    await database.close();
  });
});

describe("an idle connection that breaks", () => {
  test("is reported and does not end the process", async () => {
    const events: string[] = [];
    const database = connectThrough(db.intakeUrl, { webUrl: db.webUrl, onEvent: (event) => events.push(event.kind) });
    await database.checkReadiness();
    await db.inspect.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename <> current_user",
    );
    await expect.poll(() => events).toEqual(["connection_failed", "connection_failed"]);
    await expect(database.checkReadiness()).resolves.toMatchObject({ ready: true });
    await database.close();
  });
});

describe("time-outs and conflicts", () => {
  test("a lock that is not given up is unavailable after three tries", async () => {
    const events: string[] = [];
    const database = connectThrough(db.intakeUrl, { onEvent: (event) => events.push(event.kind) });
    await db.inspect.query("begin; lock table contacts in access exclusive mode");
    const call = database.withRlsBypass((tx) => tx.contact.count());
    await expect(call).rejects.toMatchObject({ name: "DatabaseUnavailableError", outcome: "rolled_back" });
    await db.inspect.query("rollback");
    expect(events).toEqual(["retried", "retried", "unavailable"]);
    await database.close();
  }, 20_000);

  test("a deadlock is tried again until both sides are done", async () => {
    await db.database.withRlsBypass(async (tx) => {
      await addContact(tx, "ada");
      await addContact(tx, "grace");
    });
    const rename = (first: string, second: string) =>
      db.database.withRlsBypass(async (tx) => {
        for (const name of [first, second]) {
          await tx.contact.update({
            where: { tenantId_email: { tenantId, email: `${name}@example.com` } },
            data: { name: `${first} first` },
          });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
    await Promise.all([rename("ada", "grace"), rename("grace", "ada")]);
    const names = new Set(await storedNames());
    expect(names.size).toBe(1);
  });

  test("a transaction over its time is unavailable, and rolled back", async () => {
    const database = connectThrough(db.intakeUrl, { transactionTimeoutMs: 200 });
    const call = database.withRlsBypass(async (tx) => {
      await addContact(tx, "ada");
      await new Promise((resolve) => setTimeout(resolve, 400));
      await addContact(tx, "grace");
    });
    await expect(call).rejects.toMatchObject({ name: "DatabaseUnavailableError", outcome: "rolled_back" });
    expect(await storedNames()).toEqual([]);
    await database.close();
  });
});

describe("a crowd", () => {
  test("of 400 at one connection is served or turned away, and nobody is left hanging", async () => {
    const database = connectThrough(db.intakeUrl, { poolMax: 1, admissionQueueMax: 50, admissionTimeoutMs: 2_000 });
    const answers = await Promise.allSettled(
      Array.from({ length: 400 }, (_, index) =>
        database.withRlsBypass((tx) => addContact(tx, `visitor${String(index)}`)),
      ),
    );
    const served = answers.filter((answer) => answer.status === "fulfilled");
    const failures: unknown[] = [];
    for (const answer of answers) if (answer.status === "rejected") failures.push(answer.reason);
    expect(
      failures.filter((error) => !(error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError)),
    ).toEqual([]);
    expect(served.length).toBeGreaterThanOrEqual(1);
    expect(failures.length).toBeGreaterThanOrEqual(349);
    expect(await storedNames()).toHaveLength(served.length);
    expect(database.poolUsage().intake).toMatchObject({ running: 0, queued: 0, waiting: 0 });
    await database.close();
  });

  test("does not keep readiness from being answered", async () => {
    const database = connectThrough(db.intakeUrl, { poolMax: 1, webUrl: db.webUrl });
    let over = false;
    const long = database
      .withRlsBypass((tx) => tx.$queryRaw`select 1 from pg_sleep(2)`)
      .then(() => {
        over = true;
      });
    await expect.poll(() => database.poolUsage().intake.running).toBe(1);
    await expect(database.checkReadiness()).resolves.toEqual({ ready: true, problems: [] });
    expect(over).toBe(false);
    await long;
    await database.close();
  });
});

describe("readiness", () => {
  test("names the migration that is missing", async () => {
    await db.inspect.query("delete from _prisma_migrations where migration_name = '20261122170100_row_level_security'");
    const { ready, problems } = await db.database.checkReadiness();
    expect(ready).toBe(false);
    expect(problems).toEqual(["The migration 20261122170100_row_level_security is not applied."]);
  });
});

describe("a restarted server", () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await startTestCluster();
  });

  afterAll(() => cluster.remove());

  test("is found again without restarting the portal", async () => {
    const database = createDatabase({ ...limits, webUrl: cluster.urls.webUrl, intakeUrl: cluster.urls.intakeUrl });
    const read = () => database.withTenant(tenantId, (tx) => tx.contact.count());
    await expect(read()).resolves.toBe(0);
    const meanwhile: Promise<unknown>[] = [];
    const asking = setInterval(() => meanwhile.push(read().catch((error: unknown) => error)), 20);
    await cluster.restart();
    clearInterval(asking);
    const answers = await Promise.all(meanwhile);
    expect(answers.filter((answer) => answer !== 0 && !(answer instanceof DatabaseUnavailableError))).toEqual([]);
    await expect(read()).resolves.toBe(0);
    await expect(database.readDirectory((directory) => directory.tenant.count())).resolves.toBe(2);
    expect((await database.checkReadiness()).ready).toBe(true);
    await database.close();
  });
});

const limits = {
  poolMax: 3,
  connectTimeoutMs: 2_000,
  admissionQueueMax: 500,
  admissionTimeoutMs: 5_000,
  transactionTimeoutMs: 5_000,
};

function connectThrough(intakeUrl: string, changes: Partial<Parameters<typeof createDatabase>[0]> = {}): Database {
  return createDatabase({ ...limits, webUrl: intakeUrl, intakeUrl, ...changes });
}
