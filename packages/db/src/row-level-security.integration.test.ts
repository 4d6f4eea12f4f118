import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Connection } from "./connection.ts";
import { openBypass } from "./rls.ts";
import { createTestDatabase, demoTenants, type TestDatabase } from "./testing/index.ts";
import { insertRow, insertSampleRows, sampleRows, type SampleRows, tenantTables } from "./testing/sample-rows.ts";

const own = demoTenants.acme.id;
const other = demoTenants.globex.id;

let db: TestDatabase;
let ownRows: SampleRows;
let web: pg.Client;
let intake: pg.Client;
const spareEventId = randomUUID();
const spareFormId = randomUUID();

beforeAll(async () => {
  db = await createTestDatabase({ poolMax: 1 });
  ownRows = await insertSampleRows(db.inspect, own);
  await insertSampleRows(db.inspect, other);
  await insertRow(db.inspect, "outbox_events", { ...ownRows.get("outbox_events"), id: spareEventId });
  await insertRow(db.inspect, "forms", { tenant_id: own, id: spareFormId, key: "spare" });
  web = new pg.Client({ connectionString: db.webUrl });
  intake = new pg.Client({ connectionString: db.intakeUrl });
  await Promise.all([web.connect(), intake.connect()]);
});

afterAll(async () => {
  await Promise.all([web.end(), intake.end()]);
  await db.drop();
});

const contexts = {
  nothing: ["", ""],
  "own tenant": [own, ""],
  "other tenant": [other, ""],
  bypass: [own, "on"],
} as const;
type Context = keyof typeof contexts;
type Command = "select" | "insert" | "update" | "delete" | "truncate";

const updatable: Readonly<Record<string, string>> = {
  contacts: "name = 'Changed'",
  conversations: "released_at = now()",
  forms: "retired_at = now()",
  form_drafts: "revision = 2",
  api_keys: "last_used_at = now()",
  sign_in_links: "consumed_at = now()",
  refresh_tokens: "used_at = now()",
  attachments: "scan_status = 'pending'",
  idempotency_keys: "expires_at = now() + interval '1 hour'",
  outbox_events: "relayed_at = now()",
  webhook_endpoints: "disabled_at = now()",
  webhook_secrets: "expires_at = now()",
  webhook_deliveries: "next_attempt_at = now()",
  requester_mails: "outcome = 'limited'",
  mailbox_proofs: "consumed_at = now()",
};

const unseenByWeb = [
  "api_keys",
  "sign_in_links",
  "refresh_tokens",
  "idempotency_keys",
  "outbox_events",
  "webhook_secrets",
  "form_drafts",
  "spent_challenges",
  "requester_mails",
  "mailbox_proofs",
];

// What an operator may throw away.
const removedByIntake = ["webhook_endpoints", "form_drafts"];

// The samples have not expired and the file is linked, so they are out of the sweep's reach.
const sweptByIntake = [
  "attachments",
  "sign_in_links",
  "refresh_tokens",
  "idempotency_keys",
  "outbox_events",
  "webhook_secrets",
  "spent_challenges",
  "requester_mails",
  "mailbox_proofs",
];

// Runs one command on the rows of both tenants and rolls it back. What came of it: "denied" (no grant),
// "refused" (a policy), or the tenants whose rows it touched.
async function attempt(client: pg.Client, [table, command, context]: (typeof cells)[number]): Promise<string> {
  const [tenant, bypass] = contexts[context];
  await client.query("begin");
  try {
    await client.query("select set_config('app.tenant_id', $1, true), set_config('app.bypass_rls', $2, true)", [
      tenant,
      bypass,
    ]);
    return await run(client, command, table);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42501") {
      return error.message.includes("row-level security") ? "refused" : "denied";
    }
    throw error;
  } finally {
    await client.query("rollback");
  }
}

async function run(client: pg.Client, command: Command, table: string): Promise<string> {
  if (command === "insert") {
    const fresh = { ...sampleRows(own).get(table), ...foreignKeysOf(table) };
    await insertRow(client, table, fresh);
    return "own";
  }
  if (command === "truncate") return String((await client.query(`truncate ${table}`)).rowCount);
  const statement = {
    select: `select tenant_id from ${table}`,
    update: `update ${table} set ${updatable[table] ?? "tenant_id = tenant_id"} returning tenant_id`,
    delete: `delete from ${table} returning tenant_id`,
  }[command];
  const { rows } = await client.query<{ tenant_id: string }>(statement);
  const seen = rows.map(({ tenant_id }) => (tenant_id === own ? "own" : "other"));
  return seen.length === 0 ? "none" : [...new Set(seen)].toSorted().join("+");
}

function foreignKeysOf(table: string): Record<string, unknown> {
  const row = ownRows.get(table) ?? {};
  const parents = [
    ...["contact_id", "conversation_id", "message_id", "event_id", "endpoint_id", "delivery_id"],
    ...["form_id", "form_version", "api_key_id"],
  ];
  const kept = Object.entries(row).filter(([column]) => parents.includes(column));
  return { ...Object.fromEntries(kept), ...differencesOf(table) };
}

// What may be there only once for the same parents.
function differencesOf(table: string): Record<string, unknown> {
  const differences: Readonly<Record<string, Record<string, unknown>>> = {
    webhook_deliveries: { event_id: spareEventId },
    webhook_attempts: { attempt: 2 },
    requester_mails: { kind: "acknowledge" },
    form_versions: { version: 2 },
    form_drafts: { form_id: spareFormId },
  };
  return differences[table] ?? {};
}

function expectedOfWeb(table: string, command: Command, context: Context): string {
  if (command !== "select" || unseenByWeb.includes(table)) return "denied";
  return { nothing: "none", "own tenant": "own", "other tenant": "other", bypass: "own" }[context];
}

function expectedOfIntake(table: string, command: Command, context: Context): string {
  if (command === "delete" && sweptByIntake.includes(table)) return "none";
  if (command === "delete" && removedByIntake.includes(table)) return context === "bypass" ? "other+own" : "none";
  if (table === "token_issuers" || command === "delete" || command === "truncate") return "denied";
  if (command === "update" && !(table in updatable)) return "denied";
  if (context === "bypass") return command === "insert" ? "own" : "other+own";
  return command === "insert" ? "refused" : "none";
}

const commands: readonly Command[] = ["select", "insert", "update", "delete", "truncate"];
const contextNames: readonly Context[] = ["nothing", "own tenant", "other tenant", "bypass"];
const cells = tenantTables.flatMap((table) =>
  commands.flatMap((command) => contextNames.map((context) => [table, command, context] as const)),
);

describe("what each role may do", () => {
  test.each(cells)("portal_web: %s, %s, with %s", async (...cell) => {
    expect(await attempt(web, cell)).toBe(expectedOfWeb(...cell));
  });

  test.each(cells)("portal_intake: %s, %s, with %s", async (...cell) => {
    expect(await attempt(intake, cell)).toBe(expectedOfIntake(...cell));
  });

  test("the matrix covers every table that has a tenant_id", async () => {
    const { rows } = await db.inspect.query<{ table_name: string }>(
      "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'",
    );
    expect(rows.map((row) => row.table_name).toSorted()).toEqual([...tenantTables].toSorted());
  });

  test.each(["portal_web", "portal_intake"])("%s reads the directory of tenants and cannot write it", async (role) => {
    const client = role === "portal_web" ? web : intake;
    expect((await client.query("select from tenants")).rowCount).toBe(2);
    for (const statement of ["delete from tenants", "update tenants set name = 'x'", "truncate tenants cascade"]) {
      await expect(client.query(statement)).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("the owner sees no row of a contact, conversation or message", async () => {
    const owner = new pg.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    for (const table of tenantTables.filter((name) => name !== "token_issuers")) {
      expect((await owner.query(`select from ${table}`)).rowCount).toBe(0);
    }
    await owner.end();
  });

  test("neither app role becomes another one", async () => {
    for (const role of ["portal_intake", "portal_owner", "postgres"]) {
      await expect(web.query(`set role ${role}`)).rejects.toMatchObject({ code: "42501" });
    }
    await web.query("begin; set local row_security = off");
    await expect(web.query("select from contacts")).rejects.toMatchObject({ code: "42501" });
    await web.query("rollback");
  });
});

describe("the bypass", () => {
  test("is the first statement, and on inside the transaction", async () => {
    const seen = await db.database.withRlsBypass(
      (tx) => tx.$queryRaw`select current_setting('app.bypass_rls', true) as value, current_user::text as role`,
    );
    expect(seen).toEqual([{ value: "on", role: "portal_intake" }]);
  });

  test.each(["committed", "rolled back"])(
    "is gone from the pooled connection after a transaction was %s",
    async (end) => {
      const limits = { poolMax: 1, connectTimeoutMs: 2_000, admissionQueueMax: 0, admissionTimeoutMs: 1_000 };
      const connection = new Connection({
        ...limits,
        name: "intake",
        url: db.intakeUrl,
        transactionTimeoutMs: 2_000,
        onEvent: () => undefined,
      });
      let inside: unknown;
      const transaction = connection.transaction(async (tx) => {
        await openBypass(tx);
        [inside] = await tx.$queryRaw<
          unknown[]
        >`select pg_backend_pid() as pid, current_setting('app.bypass_rls', true) as bypass`;
        if (end === "rolled back") throw new Error("changed my mind");
      });
      await (end === "committed" ? transaction : expect(transaction).rejects.toThrow("changed my mind"));
      const { rows } = await connection.pool.query<{ pid: number; bypass: string }>(
        "select pg_backend_pid() as pid, current_setting('app.bypass_rls', true) as bypass",
      );
      expect(inside).toEqual({ pid: rows[0]?.pid, bypass: "on" });
      expect(rows[0]?.bypass).toBe("");
      await connection.close();
    },
  );

  test("shows portal_web nothing, not even within the statement that turns it on", async () => {
    const statement = "select from contacts where (select set_config('app.bypass_rls', 'on', true)) is not null";
    expect((await web.query(statement)).rowCount).toBe(0);
  });
});

describe("the tenant", () => {
  test("without one there are no rows and no error, also right after a committed transaction", async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const table of ["contacts", "conversations", "messages", "audit_events", "token_issuers"]) {
        expect((await web.query(`select from ${table}`)).rowCount).toBe(0);
      }
      await web.query("begin");
      await web.query("select set_config('app.tenant_id', $1, true)", [own]);
      expect((await web.query("select from contacts")).rowCount).toBe(1);
      await web.query("commit");
    }
  });

  test("withTenant shows one tenant's rows", async () => {
    const seen = await db.database.withTenant(other, (tx) => tx.conversation.findMany({ select: { tenantId: true } }));
    expect(seen).toEqual([{ tenantId: other }]);
  });

  test("withTenant is read-only", async () => {
    const state = db.database.withTenant(
      own,
      (tx) => tx.$queryRaw`select current_setting('transaction_read_only') as value`,
    );
    expect(await state).toEqual([{ value: "on" }]);
  });

  test("withTenant refuses what is no UUID", async () => {
    await expect(db.database.withTenant("", (tx) => tx.contact.count())).rejects.toThrow(RangeError);
  });
});

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly columns: string[];
  readonly parentColumns: string[];
}

describe("keys", () => {
  test("every child refuses a parent of another tenant", async () => {
    const { rows: keys } = await db.inspect.query<ForeignKey>(`
      select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
        array(select attname::text from unnest(conkey) with ordinality as key (number, place)
          join pg_attribute on attrelid = conrelid and attnum = number order by place) as columns,
        array(select attname::text from unnest(confkey) with ordinality as key (number, place)
          join pg_attribute on attrelid = confrelid and attnum = number order by place) as "parentColumns"
      from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'tenants'::regclass`);
    expect(keys.length).toBeGreaterThanOrEqual(4);
    for (const { name, child, parent, columns, parentColumns } of keys) {
      const [tenantColumn, parentColumn] = columns;
      expect(tenantColumn, name).toBe("tenant_id");
      if (parentColumn === undefined) throw new Error(`${name} has one column`);
      const foreign = {
        ...sampleRows(other).get(child),
        [parentColumn]: ownRows.get(parent)?.[parentColumns[1] ?? ""],
      };
      await expect(insertRow(db.inspect, child, foreign), name).rejects.toMatchObject({ code: "23503" });
    }
  });

  test("tenant_id comes first in every primary key, unique index and foreign key", async () => {
    const { rows } = await db.inspect.query<{ name: string; first: string }>(`
      select indexrelid::regclass::text as name, attname::text as first
      from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indisunique and indrelid in (select attrelid from pg_attribute
        where attname = 'tenant_id' and attrelid in (select oid from pg_class where relkind = 'r'))
      union all
      select conname, attname from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and connamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ first }) => first !== "tenant_id")).toEqual([]);
  });

  test("every tenant table has row-level security enabled and forced", async () => {
    const { rows } = await db.inspect.query(
      `select relname from pg_class where relname = any ($1) and relkind = 'r' and relrowsecurity and relforcerowsecurity`,
      [[...tenantTables, "tenants"]],
    );
    expect(rows).toHaveLength(tenantTables.length + 1);
  });

  test.each([
    "Ada@example.com",
    "ada@@example.com",
    "ada example.com",
    "ada@exämple.com",
    `${"a".repeat(65)}@example.com`,
  ])("a contact's address is canonical: %s", async (email) => {
    const row = { ...sampleRows(own).get("contacts"), email };
    await expect(insertRow(db.inspect, "contacts", row)).rejects.toMatchObject({ code: "23514" });
  });
});
