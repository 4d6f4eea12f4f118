import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesAt, fingerprintOf, isStamped } from "./fingerprint.mjs";

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "tree-"));
  mkdirSync(join(root, "src"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return root;
}
const fingerprint = (files: Record<string, string>) => {
  const root = tree(files);
  return fingerprintOf(root, filesAt(root));
};

it("is the same for the same files in another place", () => {
  expect(fingerprint({ "src/a": "1", b: "2" })).toBe(fingerprint({ b: "2", "src/a": "1" }));
});

it.each([
  ["another content", { "src/a": "1", b: "3" }],
  ["another name", { "src/a": "1", c: "2" }],
  ["one more file", { "src/a": "1", b: "2", c: "" }],
  ["one file less", { "src/a": "1" }],
])("changes with %s", (_, files: Record<string, string>) => {
  expect(fingerprint(files)).not.toBe(fingerprint({ "src/a": "1", b: "2" }));
});

it("does not enter what is not wanted, and finds nothing where nothing is", () => {
  const root = tree({ "src/a": "1", b: "2" });

  expect(filesAt(root, (path) => !path.endsWith("/src"))).toEqual([join(root, "b")]);
  expect(filesAt(join(root, "b"))).toEqual([join(root, "b")]);
  expect(filesAt(join(root, "missing"))).toEqual([]);
});

it("believes a stamp for its own fingerprint only", () => {
  const stamp = join(tree({ stamp: "abc" }), "stamp");

  expect([isStamped(stamp, "abc"), isStamped(stamp, "abcd"), isStamped(`${stamp}2`, "abc")]).toEqual([
    true,
    false,
    false,
  ]);
});
