import { lifetimesSeconds } from "./lifetimes.ts";
import { signOwnToken, verifyOwnToken, type TokenSigner, type TokenVerifier, type VerifiedToken } from "./own-token.ts";
import type { Contact } from "./person-claims.ts";

/** How long a portal session lasts from its sign-in on, in seconds; use does not prolong it. */
export const sessionLifetimeSeconds = lifetimesSeconds.session;

/** Makes the token in the portal's session cookie: for twelve hours, or until when the session that it continues ends. */
export function issueSessionToken(
  signer: TokenSigner,
  contact: Contact,
  expiresAtSeconds: number = Math.floor(Date.now() / 1000) + sessionLifetimeSeconds,
): Promise<string> {
  return signOwnToken(signer, { kind: "session", contact, expiresAtSeconds });
}

/**
 * Reads a session cookie.
 *
 * @throws PortalError `invalid_token`
 */
export function verifySessionToken(verifier: TokenVerifier, token: string): Promise<VerifiedToken> {
  return verifyOwnToken(verifier, { token, kind: "session" });
}
