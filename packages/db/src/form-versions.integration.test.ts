import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, demoTenants, type TestDatabase } from "./testing/index.ts";
import { insertSampleRows } from "./testing/sample-rows.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await insertSampleRows(db.inspect, demoTenants.acme.id);
  // Forced security hides the rows from the owner; without it, nothing but the rule itself is in the owner's way.
  await asOwner((owner) => owner.query("alter table form_versions no force row level security"));
});
afterAll(() => db.drop());

const statements = [
  "update form_versions set document = '{}'",
  "update form_versions set published_at = published_at",
  "delete from form_versions",
  "truncate form_versions cascade",
];
const denied = "42501";
const refusedByTheRule = "23001";

test.each(statements)("no role may: %s", async (statement) => {
  expect(await outcomeOf(db.webUrl, statement)).toBe(denied);
  expect(await outcomeOf(db.intakeUrl, statement)).toBe(denied);
  expect(await asOwner((owner) => stateAfter(owner, statement))).toBe(refusedByTheRule);
  expect(await stateAfter(db.inspect, statement)).toBe(refusedByTheRule);
});

test("a version is still as it was published", async () => {
  const { rows } = await db.inspect.query("select version, document from form_versions");

  expect(rows).toEqual([{ version: 1, document: {} }]);
});

async function asOwner<Result>(work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
  return connected(db.ownerUrl, work);
}

async function outcomeOf(connectionString: string, statement: string): Promise<string> {
  return connected(connectionString, async (client) => {
    await client.query("select set_config('app.bypass_rls', 'on', false)");
    return stateAfter(client, statement);
  });
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function stateAfter(client: pg.ClientBase, statement: string): Promise<string> {
  return client.query(statement).then(
    () => "done",
    (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? "") : String(error)),
  );
}
