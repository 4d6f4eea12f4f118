import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const prismaFolder = fileURLToPath(new URL("../../../../prisma/", import.meta.url));

/** One migration as it lies on disk: the name of its folder and the SQL in it. */
export interface MigrationSource {
  readonly name: string;
  readonly sql: string;
}

/** Absolute path of `prisma/migrations`. */
export const migrationsFolder = join(prismaFolder, "migrations");

/** The text of `prisma/schema.prisma`. Throws when the file is not there. */
export async function readSchema(): Promise<string> {
  return readFile(join(prismaFolder, "schema.prisma"), "utf8");
}

/** The text of `prisma/roles.sql`. Throws when the file is not there. */
export async function readRolesScript(): Promise<string> {
  return readFile(join(prismaFolder, "roles.sql"), "utf8");
}

/** The text of `migration_lock.toml`, by which Prisma refuses another kind of database. */
export async function readMigrationLock(): Promise<string> {
  return readFile(join(migrationsFolder, "migration_lock.toml"), "utf8");
}

/** Every shipped migration, in the order in which it is applied (names begin with a time stamp). */
export async function readMigrations(): Promise<MigrationSource[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .toSorted()
      .map(async (name) => ({ name, sql: await readFile(join(migrationsFolder, name, "migration.sql"), "utf8") })),
  );
}
