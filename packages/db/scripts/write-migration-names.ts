// Writes the names of the shipped migrations into a module, so that the running portal can tell whether the database is
// current without reading the file system, which a bundled server may not have.
import { mkdir, writeFile } from "node:fs/promises";
import { readMigrations } from "../src/operator/prisma-folder.ts";

const folder = new URL("../src/generated/", import.meta.url);
const names = (await readMigrations()).map(({ name }) => name);

await mkdir(folder, { recursive: true });
await writeFile(
  new URL("migration-names.ts", folder),
  `// Written by scripts/write-migration-names.ts.\nexport const migrationNames: readonly string[] = ${JSON.stringify(names, null, 2)};\n`,
);
