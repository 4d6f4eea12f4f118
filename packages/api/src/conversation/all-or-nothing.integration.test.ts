import { Prisma, type Transaction } from "@portal/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Services } from "../services.ts";
import { betweenStatements, type AfterStatement } from "./testing/between-statements.ts";
import {
  createSubmissionWorld,
  submissionOf,
  type RowCounts,
  type SentFacts,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

let world: SubmissionWorld;
let before: RowCounts;
beforeAll(async () => {
  world = await createSubmissionWorld({ poolMax: 2 });
});
afterAll(() => world.close());
beforeEach(async () => {
  before = await world.countRows();
});

const away = { cause: { code: "service_unavailable", retryAfterSeconds: 2 } };

function servicesWith(afterStatement: AfterStatement): Services {
  return { ...world.services, database: betweenStatements(world.services.database, afterStatement) };
}

/** Ends the transaction's own connection from outside, and waits until it is gone. */
async function killBackend(tx: Transaction): Promise<void> {
  const [backend] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await world.inspect.query("select pg_terminate_backend($1, 5000)", [backend?.pid]);
}

/** The pool serves on, nothing is left open, and no setting of the broken transaction is left behind. */
async function expectHealthyPool(): Promise<void> {
  const findOpen = async () => {
    const { rows } = await world.inspect.query<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
    );
    return rows;
  };
  // The process tells its limits to the database twice a second, in a transaction of a moment; what is left behind stays.
  await expect.poll(findOpen, { timeout: 2_000 }).toEqual([]);
  await expect(world.submit(submissionOf())).resolves.toMatchObject({ status: "open" });
}

/** Before the one statement of a submission, and after it. */
const places = [0, 1];
const senders = [
  { sender: "a visitor", factsOf: () => Promise.resolve<SentFacts>({}) },
  { sender: "a token's holder", factsOf: () => world.withToken({ email: "holder@example.com", name: "Holder" }) },
];
const steps = senders.flatMap((rest) => places.map((statement) => ({ statement, ...rest })));

describe.each(senders)("a submission of $sender", ({ factsOf }) => {
  it("sends the statements that the other tests of this file step through", async () => {
    const seen: number[] = [];
    const services = servicesWith((statement) => Promise.resolve(void seen.push(statement)));

    await world.submit(submissionOf(), { ...(await factsOf()), services });

    expect(seen).toEqual(places);
  });
});

describe.each(steps)("after statement $statement of a submission of $sender", ({ statement, factsOf }) => {
  it("an error leaves nothing behind and is no success", async () => {
    const facts = await factsOf();
    before = await world.countRows();
    const services = servicesWith((number) =>
      number === statement ? Promise.reject(new Error("planted")) : Promise.resolve(),
    );

    await expect(world.submit(submissionOf(), { ...facts, services })).rejects.toThrow();

    expect(await world.countRows()).toEqual(before);
    await expectHealthyPool();
  });

  it("a killed backend leaves nothing behind and is answered as unavailable", async () => {
    const facts = await factsOf();
    before = await world.countRows();
    const services = servicesWith((number, tx) => (number === statement ? killBackend(tx) : Promise.resolve()));

    await expect(world.submit(submissionOf(), { ...facts, services })).rejects.toMatchObject(away);

    expect(await world.countRows()).toEqual(before);
    await expectHealthyPool();
  });

  it("a database error that somebody swallows is no success either", async () => {
    const facts = await factsOf();
    before = await world.countRows();
    const services = servicesWith(async (number, tx) => {
      if (number === statement) await tx.$queryRaw`select 1 / 0`.catch(() => undefined);
    });

    await expect(world.submit(submissionOf(), { ...facts, services })).rejects.toThrow();

    expect(await world.countRows()).toEqual(before);
    await expectHealthyPool();
  });
});

describe("a backend that is killed once", () => {
  it("before COMMIT was sent costs the caller nothing: the submission is stored exactly once", async () => {
    let kills = 0;
    const services = servicesWith(async (statement, tx) => {
      if (statement === 0 && kills === 0) {
        kills += 1;
        await killBackend(tx);
      }
    });

    const { id } = await world.submit(submissionOf(), { services });

    const { rows } = await world.inspect.query("select from conversations where id = $1", [id]);
    expect(rows).toHaveLength(1);
    expect(await world.countRows()).toEqual({
      contacts: before.contacts + 1,
      conversations: before.conversations + 1,
      messages: before.messages + 1,
      auditEvents: before.auditEvents + 1,
      outboxEvents: before.outboxEvents + 1,
    });
  });

  it("when COMMIT may have been sent is answered as unavailable, and not sent twice", async () => {
    let attempts = 0;
    const services = servicesWith(async (statement, tx) => {
      if (statement === 1) {
        attempts += 1;
        await killBackend(tx);
      }
    });

    await expect(world.submit(submissionOf(), { services })).rejects.toMatchObject(away);

    expect(attempts).toBe(1);
    expect(await world.countRows()).toEqual(before);
  });
});

/** Makes the database itself refuse or break on a row of a table, at once or only at COMMIT. */
async function withTrigger(
  trigger: { table: string; action: string; isDeferred?: boolean },
  work: () => Promise<void>,
): Promise<void> {
  const { table, action, isDeferred = false } = trigger;
  await world.inspect.query(
    `create function planted() returns trigger language plpgsql security definer as $$ begin ${action}; return null; end $$`,
  );
  await world.inspect.query(
    isDeferred
      ? `create constraint trigger planted after insert on ${table} deferrable initially deferred
         for each row execute function planted()`
      : `create trigger planted after insert on ${table} for each row execute function planted()`,
  );
  try {
    await work();
  } finally {
    await world.inspect.query("drop function planted cascade");
  }
}

const tables = ["contacts", "conversations", "messages", "audit_events", "outbox_events"];
const moments = tables.flatMap((table) => [
  { table, moment: "at once", isDeferred: false },
  { table, moment: "at COMMIT", isDeferred: true },
]);

describe.each(moments)("a row of $table", ({ table, moment, isDeferred }) => {
  it(`that the database refuses ${moment} leaves nothing behind, and what was typed is not in the log`, async () => {
    const canary = "canary-4711";
    const input = submissionOf({
      subject: canary,
      description: canary,
      name: canary,
      category: canary,
      email: `${canary}@example.com`,
    });
    const action = `raise exception using errcode = '23514', message = 'planted', detail = 'Failing row contains (' || new::text || ')'`;
    world.logLines.length = 0;

    await withTrigger({ table, action, isDeferred }, async () => {
      await expect(world.submit(input)).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    });

    expect(await world.countRows()).toEqual(before);
    expect(world.logLines.join("")).toContain('"requestId":"test"');
    expect(world.logLines.join("")).not.toContain(canary);
    await expectHealthyPool();
  });

  it(`at which the backend dies ${moment} leaves nothing behind`, async () => {
    const action = "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5)";

    await withTrigger({ table, action, isDeferred }, async () => {
      await expect(world.submit(submissionOf())).rejects.toMatchObject(away);
    });

    expect(await world.countRows()).toEqual(before);
    await expectHealthyPool();
  });
});

describe("two transactions in each other's way", () => {
  it.each(["40001", "40P01", "55P03"])("are run again when the database says %s, and stored once", async (state) => {
    await world.inspect.query("create sequence attempts");
    await world.inspect.query("grant usage on sequence attempts to portal_intake");
    const action = `if nextval('attempts') < 3 then raise exception using errcode = '${state}'; end if`;
    try {
      await withTrigger({ table: "messages", action }, async () => {
        await world.submit(submissionOf());
      });
    } finally {
      await world.inspect.query("drop sequence attempts");
    }

    expect((await world.countRows()).conversations).toBe(before.conversations + 1);
    expect((await world.countRows()).messages).toBe(before.messages + 1);
  });

  it("are answered as unavailable when three attempts did not help", async () => {
    const action = "raise exception using errcode = '40001'";

    await withTrigger({ table: "messages", action }, async () => {
      await expect(world.submit(submissionOf())).rejects.toMatchObject(away);
    });

    expect(await world.countRows()).toEqual(before);
  });
});

describe("a transaction that takes too long", () => {
  it("is ended, is answered as unavailable and leaves nothing behind", async () => {
    const services = servicesWith((statement, tx) =>
      statement === 1 ? tx.$queryRaw`select pg_sleep(30)`.then(() => undefined) : Promise.resolve(),
    );
    const startedAtMs = performance.now();

    await expect(world.submit(submissionOf(), { services })).rejects.toMatchObject(away);

    expect(performance.now() - startedAtMs).toBeLessThan(15_000);
    expect(await world.countRows()).toEqual(before);
    await expectHealthyPool();
  });
});

it("sends the same statements for a known address, proved or claimed, as for an unknown one", async () => {
  const { email: claimed } = submissionOf();
  await world.submit(submissionOf({ email: claimed }));
  const proved = "proved@example.com";
  await world.submit(submissionOf(), await world.withToken({ email: proved, name: "Proved" }));

  const statements: string[][] = [];
  for (const email of [claimed, proved, submissionOf().email]) {
    const { database } = world.services;
    const sent: string[] = [];
    const watching = { ...database, withRlsBypass: recordingInto(sent, database) };
    await world.submit(submissionOf({ email }), { services: { ...world.services, database: watching } });
    statements.push(sent);
  }

  expect(statements[0]).toHaveLength(1);
  expect(statements[0]).toEqual(statements[2]);
  expect(statements[1]).toEqual(statements[2]);
});

/** The texts of an intake transaction's statements, without their values. */
function recordingInto(sent: string[], database: Services["database"]): Services["database"]["withRlsBypass"] {
  return (work) =>
    database.withRlsBypass((tx) =>
      work(
        new Proxy(tx, {
          get(target, property) {
            const member: unknown = Reflect.get(target, property);
            if (typeof member !== "function" || (property !== "$queryRaw" && property !== "$executeRaw")) return member;
            return (...args: unknown[]): unknown => {
              const statement: unknown = Reflect.apply(Prisma.sql, undefined, args);
              sent.push(statement instanceof Prisma.Sql ? statement.sql : "");
              return Reflect.apply(member, target, args);
            };
          },
        }),
      ),
    );
}
