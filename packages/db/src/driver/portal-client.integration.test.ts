import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../database.ts";
import { createTestDatabase, demoTenants, type TestDatabase } from "../testing/index.ts";
import { startPgBouncer } from "../testing/pgbouncer.ts";
import { startRelay } from "../testing/relay.ts";

const tenantId = demoTenants.acme.id;
const limits = {
  poolMax: 5,
  connectTimeoutMs: 5_000,
  admissionQueueMax: 1_000,
  admissionTimeoutMs: 10_000,
  transactionTimeoutMs: 5_000,
};

// Ends each statement on the wire that has a name.
const sync = "S\0\0\0\u0004";

let db: TestDatabase;

beforeEach(async () => {
  db = await createTestDatabase();
});

afterEach(() => db.drop());

const addContact = (database: Database, number: number) =>
  database.withRlsBypass((tx) =>
    tx.contact.create({
      data: { tenantId, id: crypto.randomUUID(), email: `${number}@example.com`, name: "Pia" },
    }),
  );

async function countContacts(): Promise<number> {
  const { rows } = await db.inspect.query<{ count: number }>("select count(*)::int as count from contacts");
  return rows[0]?.count ?? 0;
}

describe("what opens a transaction", () => {
  it("is on its way at once with the first statement", async () => {
    const writes: string[] = [];
    await using relay = await startRelay(Number(new URL(db.intakeUrl).port), ({ near, far }) => {
      near.on("data", (bytes) => {
        writes.push(bytes.toString("latin1"));
        far.write(bytes);
      });
      far.pipe(near);
    });
    const through = new URL(db.intakeUrl);
    through.port = String(relay.port);
    const tapped = createDatabase({ ...limits, webUrl: db.webUrl, intakeUrl: through.href });
    try {
      await addContact(tapped, 1);
      writes.length = 0;
      await tapped.withRlsBypass((tx) => tx.$queryRaw`select 42 as answer`);

      expect(writes).toHaveLength(2);
      // The setting and the statement, each of which has a name by now.
      expect(writes[0]?.split(sync)).toHaveLength(3);
      expect(writes[0]).toContain("BEGIN");
      expect(writes[1]).toContain("COMMIT");
    } finally {
      await tapped.close();
    }
  });

  it("makes the first statement fail when it fails itself, and nothing is written", async () => {
    const call = db.database.withRlsBypass(async (tx) => {
      await tx.$executeRaw`select set_config('work_mem', 'none at all', true)`;
      await tx.contact.create({ data: { tenantId, id: crypto.randomUUID(), email: "a@example.com", name: "Ada" } });
    });

    await expect(call).rejects.toThrow(/work_mem/u);
    expect(await countContacts()).toBe(0);
    // The connection is as good as before.
    await addContact(db.database, 1);
    expect(await countContacts()).toBe(1);
  });

  it("makes the end fail when there is no other statement", async () => {
    const call = db.database.withRlsBypass((tx) => tx.$executeRaw`select set_config('work_mem', 'none at all', true)`);

    await expect(call).rejects.toThrow();
  });
});

describe("a statement", () => {
  it("is known again by PostgreSQL: it is planned once on a connection", async () => {
    for (let number = 0; number < 20; number += 1) await addContact(db.database, number);
    const rows = await db.database.withRlsBypass(
      (tx) =>
        tx.$queryRaw`select count(*)::int as count from pg_prepared_statements where statement ilike 'insert into%contacts%'`,
    );

    expect(rows).toEqual([{ count: 1 }]);
    expect(await countContacts()).toBe(20);
  });

  it("has no name behind PgBouncer in transaction mode, where the next one may be on another connection", async () => {
    await using pooler = await startPgBouncer([db.webUrl, db.intakeUrl]);
    const { webUrl, intakeUrl } = db;
    const pooled = createDatabase({ ...limits, webUrl: pooler.through(webUrl), intakeUrl: pooler.through(intakeUrl) });
    try {
      await Promise.all(Array.from({ length: 100 }, (_, number) => addContact(pooled, number)));
      const seen = await Promise.all(
        Array.from({ length: 50 }, () => pooled.withTenant(tenantId, (tx) => tx.contact.count())),
      );
      const seenByAnother = await pooled.withTenant(demoTenants.globex.id, (tx) => tx.contact.count());

      expect(await countContacts()).toBe(100);
      expect(new Set(seen)).toEqual(new Set([100]));
      expect(seenByAnother).toBe(0);
    } finally {
      await pooled.close();
    }
  });
});
