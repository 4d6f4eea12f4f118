import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { readSettings, settingNames } from "./index.ts";

const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");

it("lists every variable of the schema and no other", () => {
  const listed = [...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name);

  expect(listed.toSorted()).toEqual(settingNames.toSorted());
});

it("shows the defaults as they are", () => {
  expect(readSettings(parseEnv(example))).toEqual(readSettings({}));
});

it("has only values that a portal starts with", () => {
  const everyValue = example.replaceAll(/^#([A-Z0-9_]+=)/gm, "$1");

  expect(readSettings(parseEnv(everyValue)).mode).toBe("production");
});

it("says of every variable what it is for", () => {
  const blocks = example.split(/\n\n+/).filter((block) => /^#?[A-Z0-9_]+=/m.test(block));

  expect(blocks.filter((block) => !block.startsWith("# "))).toEqual([]);
});
