import { setTimeout as sleep } from "node:timers/promises";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { migrationsFolder, readMigrationLock, readMigrations, readSchema } from "./prisma-folder.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** The advisory lock of our migrators. Prisma's engine takes another one inside, but gives up waiting after ten seconds. */
export const migrationLockKey = 5_417_231_190;
const lockTimeoutMs = 60_000;
const lockPollIntervalMs = 100;

/** No table is managed outside of Prisma. */
const noFilters = { externalTables: [], externalEnums: [] };

/** Thrown when the migrations could not be applied; the message is the schema engine's. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Applies every migration of `prisma/migrations` that the database does not have yet, as the owner, and returns their names.
 * Keeps Prisma's `_prisma_migrations`, so the Prisma CLI agrees. Two calls at once take turns.
 * Throws `MigrationError` when a migration fails, or when another migrator holds the lock for a minute.
 */
export async function migrate(options: { readonly ownerUrl: string }): Promise<readonly string[]> {
  const migrationsList = await listMigrations();
  return withMigrationLock(options.ownerUrl, async () => {
    try {
      return await withSchemaEngine(options.ownerUrl, await readSchema(), async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
        return appliedMigrationNames;
      });
    } catch (error) {
      throw new MigrationError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  });
}

export interface DiffOptions {
  /** A connection that may create databases: migrations are replayed in a shadow database that is dropped again. */
  readonly adminUrl: string;
  /** What is compared with the schema: the migrations, or the tables of `adminUrl` as they are. */
  readonly from: "migrations" | "database";
  /** The text of the Prisma schema; `prisma/schema.prisma` when left out. */
  readonly schemaText?: string;
}

/** The SQL that is missing between the migrations (or the database) and the Prisma schema; "" when they agree. */
export async function diffSchema(options: DiffOptions): Promise<string> {
  const content = options.schemaText ?? (await readSchema());
  const files = [{ path: "schema.prisma", content }];
  const migrationsList = await listMigrations();
  return withSchemaEngine(options.adminUrl, content, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from:
        options.from === "migrations"
          ? { tag: "migrations", ...migrationsList }
          : { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? "" : (stdout ?? "the schema engine found a difference and did not print it");
  });
}

async function listMigrations(): Promise<MigrationList> {
  const migrations = await readMigrations();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: await readMigrationLock() },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

async function withMigrationLock<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // The lock goes with its connection; losing it is noticed by the statements of the engine, not here.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeLock(client);
    return await work();
  } finally {
    await client.end();
  }
}

// Asked for again and again instead of waited for: a session that waits holds a snapshot, and a migration that builds an
// index concurrently would wait for that session in turn.
async function takeLock(client: pg.Client): Promise<void> {
  const deadline = Date.now() + lockTimeoutMs;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
      migrationLockKey,
    ]);
    if (rows[0]?.taken) return;
    if (Date.now() > deadline) throw new MigrationError("Another migrator has held the lock for a minute.");
    await sleep(lockPollIntervalMs);
  }
}
