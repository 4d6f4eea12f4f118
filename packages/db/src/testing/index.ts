import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase, type Database, type DatabaseOptions } from "../database.ts";
import { withDatabase } from "../operator/schema-engine.ts";
import type { TestClusterUrls } from "./cluster.ts";

export { startTestCluster, type TestCluster, type TestClusterUrls } from "./cluster.ts";
export { demoTenants } from "../operator/seed.ts";

/** One test's own database: a clone of the migrated and seeded template. */
export interface TestDatabase extends AsyncDisposable, TestClusterUrls {
  /** The real thing, logged in as the real app roles. */
  readonly database: Database;
  /** A superuser's connection for arranging and inspecting: it alone sees through row-level security. */
  readonly inspect: pg.Client;
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
}

export type TestDatabaseOptions = Partial<Omit<DatabaseOptions, "webUrl" | "intakeUrl">> & {
  /** Another cluster than the one that all tests share: for tests that change roles or restart the server. */
  readonly cluster?: TestClusterUrls;
};

const defaults = {
  poolMax: 5,
  connectTimeoutMs: 5_000,
  admissionQueueMax: 1_000,
  admissionTimeoutMs: 10_000,
  transactionTimeoutMs: 5_000,
};

/** Clones the template database and connects to the clone. Drop it at the end, or declare it with `await using`. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { cluster = inject("testCluster"), ...limits } = options;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(cluster, `create database ${name} template portal owner portal_owner`);
  const urls = {
    superuserUrl: withDatabase(cluster.superuserUrl, name),
    ownerUrl: withDatabase(cluster.ownerUrl, name),
    webUrl: withDatabase(cluster.webUrl, name),
    intakeUrl: withDatabase(cluster.intakeUrl, name),
  };
  const database = createDatabase({ ...defaults, ...limits, webUrl: urls.webUrl, intakeUrl: urls.intakeUrl });
  const inspect = new pg.Client({ connectionString: urls.superuserUrl });
  // Tests restart servers under it.
  inspect.on("error", () => undefined);
  await inspect.connect();
  const drop = async () => {
    await database.close();
    await inspect.end();
    await asAdministrator(cluster, `drop database ${name} with (force)`);
  };
  return { ...urls, database, inspect, drop, [Symbol.asyncDispose]: drop };
}

async function asAdministrator(cluster: TestClusterUrls, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(cluster.superuserUrl, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
