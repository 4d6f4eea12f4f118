import { pino } from "pino";
import { expect, it } from "vitest";
import { createAllowedOrigins } from "./allowed-origins.ts";

const acme = { id: "abcdef01-1111-4111-8111-111111111111", allowedOrigins: ["https://a.example", "https://b.example"] };
const globex = { id: "22222222-2222-4222-8222-222222222222", allowedOrigins: ["https://g.example"] };

function world() {
  const state = { nowMs: 1_000_000, reads: 0, lists: [acme, globex], isAway: false };
  const origins = createAllowedOrigins({
    read: () => {
      state.reads += 1;
      return state.isAway ? Promise.reject(new Error("away")) : Promise.resolve(state.lists);
    },
    logger: pino({ level: "silent" }),
    now: () => state.nowMs,
  });
  return { state, origins };
}

it.each([
  ["https://a.example", acme.id, true],
  ["https://b.example", acme.id.toUpperCase(), true],
  ["https://g.example", acme.id, false],
  ["https://A.example", acme.id, false],
  ["https://a.example/", acme.id, false],
  ["https://a.example.evil.example", acme.id, false],
  ["http://a.example", acme.id, false],
  ["null", acme.id, false],
  ["*", acme.id, false],
  ["", acme.id, false],
  ["https://a.example", "33333333-3333-4333-8333-333333333333", false],
  ["https://g.example", null, true],
  ["https://x.example", null, false],
])("a page of %j may read what is about %j: %j", async (origin, tenantId, isAllowed) => {
  expect(await world().origins.allow(origin, tenantId)).toBe(isAllowed);
});

it("reads the lists once in ten seconds, however many ask, and takes up what has changed", async () => {
  const { state, origins } = world();

  await Promise.all(["x", "y", "z"].map((origin) => origins.allow(origin, acme.id)));
  state.lists = [globex];
  state.nowMs += 9_999;
  expect(await origins.allow("https://a.example", acme.id)).toBe(true);
  expect(state.reads).toBe(1);
  state.nowMs += 1;
  expect(await origins.allow("https://a.example", acme.id)).toBe(false);
  expect(state.reads).toBe(2);
});

it("goes by the last lists while the database is away, and asks it no more often for that", async () => {
  const { state, origins } = world();
  await origins.allow("https://a.example", acme.id);

  state.isAway = true;
  state.nowMs += 10_000;
  expect(await origins.allow("https://a.example", acme.id)).toBe(true);
  expect(await origins.allow("https://g.example", null)).toBe(true);
  expect(state.reads).toBe(2);
});
