import { createKeyFile, generateKey, readKeyFile, replaceKeyFile, type StoredKey } from "./key-file.ts";
import { clockToleranceSeconds, longestTokenLifetimeSeconds } from "./lifetimes.ts";
import { publishedBeforeSigningSeconds } from "./signing-keys.ts";

/** After this long, in seconds, a key's successor has signed every token that is still valid. */
const keptAfterSuccessionSeconds = publishedBeforeSigningSeconds + longestTokenLifetimeSeconds + clockToleranceSeconds;

/**
 * Adds a key, which signs once it has been published for half a minute, and drops those that no valid token can be from.
 * Running processes notice by themselves, and nobody is signed out.
 *
 * @returns the ids of all keys, the newest first
 */
export async function rotateSigningKeys({ dataDir }: { dataDir: string }): Promise<string[]> {
  const kept = (await readKeyFile(dataDir)) ?? [];
  const fresh = await generateKey();
  const keys: [StoredKey, ...StoredKey[]] = [fresh, ...kept.filter((_, index) => isStillNeeded(kept[index - 1]))];
  await (kept.length === 0 ? createKeyFile(dataDir, keys) : replaceKeyFile(dataDir, keys));
  return keys.map(({ kid }) => kid);
}

function isStillNeeded(successor: StoredKey | undefined): boolean {
  return successor === undefined || successor.created_at + keptAfterSuccessionSeconds > Date.now() / 1000;
}
