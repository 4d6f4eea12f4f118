import { readKeyFile } from "./key-file.ts";
import { loadSigningKeys } from "./signing-keys.ts";

/** A signing key as an operator sees it; nothing of it is secret. */
export interface ListedSigningKey {
  kid: string;
  createdAt: Date;
  /** Whether new tokens are signed with it; the others only verify. */
  isSigning: boolean;
}

/** Lists this install's keys, newest first, without making one where there is none yet. */
export async function listSigningKeys({ dataDir }: { dataDir: string }): Promise<ListedSigningKey[]> {
  const keys = await readKeyFile(dataDir);
  if (keys === null) return [];
  const signingKeys = await loadSigningKeys({ dataDir });
  const { kid: signingKid } = await signingKeys.currentKey();
  return keys.map(({ kid, created_at: createdAtSeconds }) => ({
    kid,
    createdAt: new Date(createdAtSeconds * 1000),
    isSigning: kid === signingKid,
  }));
}
