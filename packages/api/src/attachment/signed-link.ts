import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type JWTPayload } from "jose";
import type { z } from "zod";
import type { Services } from "../services.ts";

/** What a link is for; each kind has a type of its own, so that neither passes for the other or for a person's token. */
const types = { upload: "portal-upload+jwt", download: "portal-download+jwt" } as const;
export type LinkKind = keyof typeof types;

/** What signing and verifying links take. */
export type LinkSigner = Pick<Services, "signingKeys">;

/** What a link allows, for how many seconds. */
export interface SignedLink {
  kind: LinkKind;
  claims: Record<string, string | number>;
  lifetimeSeconds: number;
}

/** Signs what a link allows; the keys are the install's, so that every process takes what another one gave out. */
export async function signLink(
  { signingKeys }: LinkSigner,
  { kind, claims, lifetimeSeconds }: SignedLink,
): Promise<string> {
  const { kid, privateKey } = await signingKeys.currentKey();
  const nowSeconds = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: types[kind], kid })
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .sign(privateKey);
}

/** A link that somebody presents. */
export interface PresentedLink<Claims> {
  kind: LinkKind;
  token: string;
  schema: z.ZodType<Claims>;
}

/** Reads a link that holds; `null` for every other one, whatever is wrong with it. */
export async function readLink<Claims>(
  { signingKeys }: LinkSigner,
  link: PresentedLink<Claims>,
): Promise<Claims | null> {
  const kid = keyIdOf(link.token);
  const key = kid === null ? null : await signingKeys.findPublicKey(kid);
  if (key === null) return null;
  const terms = { algorithms: ["ES256"], typ: types[link.kind], requiredClaims: ["exp"] };
  const payload = await jwtVerify(link.token, key, terms).then(
    (verified): JWTPayload => verified.payload,
    (error: unknown) => {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    },
  );
  return link.schema.safeParse(payload).data ?? null;
}

function keyIdOf(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null;
  } catch {
    return null;
  }
}
