import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "./environment.ts";

const named = /`(?<file>[\w./-]+\.test\.ts)`: "(?<title>[^"]+)"/u;

/** The rows of the table in docs/guards.md, without its heading. */
async function rowsOfGuards(): Promise<string[]> {
  const document = await readFile(join(repositoryRoot, "docs/guards.md"), "utf8");
  return document
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
}

test("every guard in docs/guards.md names a test that is there, by its title", async () => {
  const rows = await rowsOfGuards();

  expect(rows.length).toBeGreaterThanOrEqual(7);
  for (const row of rows) {
    const { file = "", title = "" } = named.exec(row)?.groups ?? {};
    expect(file, row).not.toBe("");
    const source = await readFile(join(repositoryRoot, file), "utf8");
    expect(source, file).toContain(title);
  }
});
