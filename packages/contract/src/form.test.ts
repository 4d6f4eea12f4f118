import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

/** Every module that one imports when it runs; `import type` is gone by then. */
async function modulesBehind(entry: URL, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(entry.href)) return seen;
  seen.add(entry.href);
  const source = await readFile(entry, "utf8");
  const imports = source.matchAll(/^(?:import|export)(?! type)[^;]*? from "([^"]+)";/gmu);
  for (const [, specifier = ""] of imports) {
    if (specifier.startsWith(".")) await modulesBehind(new URL(specifier, entry), seen);
    else seen.add(specifier);
  }
  return seen;
}

it("brings the evaluator to a page without schemas, linter or JSON Schema", async () => {
  const modules = [...(await modulesBehind(new URL("./form.ts", import.meta.url)))];

  expect(modules.some((name) => name.endsWith("/evaluate-form.ts"))).toBe(true);
  expect(modules.filter((name) => !name.startsWith("file:") || /\/(?:lint|diff|demo|testing)\//u.test(name))).toEqual(
    [],
  );
});

it("finds what it must not find, so that the test above means something", async () => {
  const modules = [...(await modulesBehind(new URL("./form-authoring.ts", import.meta.url)))];

  expect(modules).toContain("zod");
  expect(modules.some((name) => name.includes("/lint/"))).toBe(true);
});
