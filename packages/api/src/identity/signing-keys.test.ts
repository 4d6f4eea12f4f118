import { hkdfSync } from "node:crypto";
import { expect, it, vi } from "vitest";
import { generateKey } from "./key-file.ts";
import { loadSigningKeys } from "./signing-keys.ts";

vi.mock(import("node:crypto"), { spy: true });

it("derives the secret of a purpose once for each key, however often it is asked for", async () => {
  const keys = await loadSigningKeys({ dataDir: "", fromEnvironment: await twoKeys() });

  const [current] = await keys.deriveSecrets("rate-limits");
  const again = [await keys.deriveSecret("rate-limits"), (await keys.deriveSecrets("rate-limits"))[0]];

  expect(again).toEqual([current, current]);
  expect(vi.mocked(hkdfSync)).toHaveBeenCalledTimes(2);
});

async function twoKeys(): Promise<string> {
  return JSON.stringify({ keys: [await generateKey(), await generateKey()] });
}
