import type { ApiKey } from "./api-key.ts";
import type { ApiKeyName } from "./key-text.ts";

/** How long a process goes by what it has found of a key, in seconds: a revocation takes effect within this time. */
export const apiKeyMemorySeconds = 10;
const maxRemembered = 10_000;

/** Good keys as this process knows them, so that a busy program's key costs no look into the database for each of its requests. */
export interface KnownKeys {
  /** Whether the next {@link KnownKeys.find} looks into memory only. */
  isRemembered(name: ApiKeyName): boolean;
  /** The key of this name; `null` when there is none that is good. */
  find(name: ApiKeyName): Promise<ApiKey | null>;
}

interface KnownKeysOptions {
  find: (name: ApiKeyName) => Promise<ApiKey | null>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Remembered {
  finding: Promise<ApiKey | null>;
  untilMs: number;
}

/** Makes the memory of one process. What is not found is not remembered: nobody can fill it with keys that they make up. */
export function createKnownKeys({ find, now = Date.now }: KnownKeysOptions): KnownKeys {
  const remembered = new Map<string, Remembered>();

  function rememberedOf(word: string): Remembered | undefined {
    const known = remembered.get(word);
    return known !== undefined && known.untilMs > now() ? known : undefined;
  }

  function look(name: ApiKeyName, word: string): Promise<ApiKey | null> {
    const finding = find(name);
    const forget = () => {
      if (remembered.get(word)?.finding === finding) remembered.delete(word);
    };
    remembered.delete(word);
    const oldest = remembered.size >= maxRemembered ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(word, { finding, untilMs: now() + apiKeyMemorySeconds * 1000 });
    finding.then((found) => {
      if (found === null) forget();
    }, forget);
    return finding;
  }

  return {
    isRemembered: (name) => rememberedOf(wordOf(name)) !== undefined,
    async find(name) {
      const word = wordOf(name);
      const found = await (rememberedOf(word)?.finding ?? look(name, word));
      return found?.expiresAt != null && found.expiresAt.getTime() <= now() ? null : found;
    },
  };
}

function wordOf({ tenantId, keyHash }: ApiKeyName): string {
  return `${tenantId} ${Buffer.from(keyHash).toString("base64")}`;
}
