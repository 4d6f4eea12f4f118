import { lifetimesSeconds } from "./lifetimes.ts";
import { signOwnToken, type TokenSigner } from "./own-token.ts";
import type { Contact } from "./person-claims.ts";

/** Makes the end-user JWT that the REST endpoints take as a Bearer token. */
export function issueAccessToken(
  signer: TokenSigner,
  contact: Contact,
  expiresInSeconds: number = lifetimesSeconds.accessToken,
): Promise<string> {
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + expiresInSeconds;
  return signOwnToken(signer, { kind: "access", contact, expiresAtSeconds });
}
