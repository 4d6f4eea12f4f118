import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { diffSchema, migrate, MigrationError, migrationLockKey } from "./migrate.ts";
import { readMigrations, readSchema } from "./prisma-folder.ts";

let db: TestDatabase;

beforeEach(async () => {
  db = await createTestDatabase();
});

afterEach(() => db.drop());

describe("migrate", () => {
  test("a second time does nothing", async () => {
    await expect(migrate(db)).resolves.toEqual([]);
  });

  test("five at once, on an empty database, apply each migration once", async () => {
    await db.inspect.query("drop schema public, pgboss cascade; create schema public authorization portal_owner");
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(db)));
    const names = (await readMigrations()).map(({ name }) => name);
    expect(applied.flat().toSorted()).toEqual(names);
    const { rows } = await db.inspect.query(
      "select migration_name from _prisma_migrations where finished_at is not null",
    );
    expect(rows).toHaveLength(names.length);
  });

  test("waits while another migrator is at work", async () => {
    await db.inspect.query("select pg_advisory_lock($1)", [migrationLockKey]);
    let done = false;
    const waiting = migrate(db).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(done).toBe(false);
    await db.inspect.query("select pg_advisory_unlock($1)", [migrationLockKey]);
    await waiting;
  });

  test("says what went wrong", async () => {
    await db.inspect.query("update _prisma_migrations set finished_at = null");
    await expect(migrate(db)).rejects.toBeInstanceOf(MigrationError);
  });
});

describe("the Prisma schema", () => {
  test("agrees with the migrations", async () => {
    await expect(diffSchema({ adminUrl: db.superuserUrl, from: "migrations" })).resolves.toBe("");
  });

  test("agrees with a migrated database", async () => {
    await expect(diffSchema({ adminUrl: db.superuserUrl, from: "database" })).resolves.toBe("");
  });

  test("that gained a column no longer agrees with the migrations", async () => {
    const schemaText = (await readSchema()).replace("model Contact {", "model Contact {\n  nickname String?");
    const drift = await diffSchema({ adminUrl: db.superuserUrl, from: "migrations", schemaText });
    expect(drift).toContain(`ADD COLUMN     "nickname"`);
  });

  test("no longer agrees with a database that was changed by hand", async () => {
    await db.inspect.query("alter table messages drop constraint messages_tenant_id_conversation_id_fkey");
    const drift = await diffSchema({ adminUrl: db.superuserUrl, from: "database" });
    expect(drift).toContain("messages_tenant_id_conversation_id_fkey");
  });
});
