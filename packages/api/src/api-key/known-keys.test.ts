import { expect, it } from "vitest";
import type { ApiKey } from "./api-key.ts";
import { createKnownKeys } from "./known-keys.ts";
import { drawApiKey } from "./key-text.ts";

const tenantId = "1f3c5a7e-9b0d-4e2f-8a6c-0123456789ab";
const name = { tenantId, keyHash: drawApiKey(tenantId).keyHash };

/** Keys that are looked up in a list that a test changes, at a time that it sets. */
function world() {
  const state = { nowMs: 1_000_000, looks: 0, answer: (): Promise<ApiKey | null> => Promise.resolve(null) };
  const keys = createKnownKeys({
    find: () => {
      state.looks += 1;
      return state.answer();
    },
    now: () => state.nowMs,
  });
  const good = (expiresAt: Date | null = null) => {
    state.answer = () => Promise.resolve({ tenantId, id: "a", scopes: ["conversations:write"], expiresAt });
  };
  return { state, keys, good };
}

it("looks a good key up once in ten seconds, and sees then that it is revoked", async () => {
  const { state, keys, good } = world();
  good();

  expect(keys.isRemembered(name)).toBe(false);
  await Promise.all([keys.find(name), keys.find(name)]);
  state.answer = () => Promise.resolve(null);
  state.nowMs += 9_999;
  expect(await keys.find(name)).not.toBeNull();
  expect(keys.isRemembered(name)).toBe(true);
  expect(state.looks).toBe(1);

  state.nowMs += 1;
  expect(await keys.find(name)).toBeNull();
  expect(state.looks).toBe(2);
});

it("lets a key expire at its time, remembered or not", async () => {
  const { state, keys, good } = world();
  good(new Date(state.nowMs + 5_000));

  expect(await keys.find(name)).not.toBeNull();
  state.nowMs += 5_000;
  expect(await keys.find(name)).toBeNull();
});

it("remembers neither what is no key nor that the database was away", async () => {
  const { state, keys, good } = world();

  expect(await keys.find(name)).toBeNull();
  state.answer = () => Promise.reject(new Error("away"));
  await expect(keys.find(name)).rejects.toThrow("away");
  good();
  expect(await keys.find(name)).not.toBeNull();
  expect(state.looks).toBe(3);
});
