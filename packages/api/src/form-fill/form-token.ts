import { createHmac, timingSafeEqual } from "node:crypto";
import type { Services } from "../services.ts";

type Signer = Pick<Services, "signingKeys">;

const purpose = "form-token";

/** Makes what a page writes into its form: for which tenant it was rendered and when. It holds as long as the key that signed it is kept. */
export async function issueFormToken({ signingKeys }: Signer, tenantId: string, now = Date.now): Promise<string> {
  const issuedAt = now().toString(36);
  return `${issuedAt}.${signatureOf(await signingKeys.deriveSecret(purpose), tenantId, issuedAt)}`;
}

/** A token as a form brought it back, and the tenant whose form it was. */
export interface PresentedToken {
  token: string;
  tenantId: string;
}

/** @returns when the form was rendered, in milliseconds since 1970; `null` when the token is not ours or another tenant's */
export async function readFormToken(
  { signingKeys }: Signer,
  { token, tenantId }: PresentedToken,
): Promise<number | null> {
  const [, issuedAt = "", signature = ""] = /^([0-9a-z]{1,12})\.([\w-]{43})$/u.exec(token) ?? [];
  const secrets = await signingKeys.deriveSecrets(purpose);
  const isOurs = secrets.some((secret) => isSame(signatureOf(secret, tenantId, issuedAt), signature));
  return isOurs ? Number.parseInt(issuedAt, 36) : null;
}

function signatureOf(secret: string, tenantId: string, issuedAt: string): string {
  return createHmac("sha256", secret).update(`${tenantId}\n${issuedAt}`).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
