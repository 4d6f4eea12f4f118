import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { describeErrors } from "./describe-errors.ts";

test("docs/errors.md says what the catalogues say", async () => {
  const document = new URL("../../../../docs/errors.md", import.meta.url);

  const written = await readFile(document, "utf8");

  expect(withoutPadding(written)).toBe(withoutPadding(describeErrors()));
});

/** Prettier pads the cells of a table. */
function withoutPadding(markdown: string): string {
  return markdown.replace(/-{3,}/gu, "---").replace(/ {2,}/gu, " ").trim();
}
