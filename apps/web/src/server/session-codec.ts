import { findPortalError, issueSessionToken, sessionLifetimeSeconds, verifySessionToken } from "@portal/api";
import type { JWTOptions } from "next-auth/jwt";
import { z } from "zod";
import { getServices } from "./services.ts";

const sessionClaimsSchema = z.object({
  sub: z.uuid(),
  tenant_id: z.uuid(),
  email: z.string(),
  name: z.string(),
  exp: z.number().optional(),
});

/** What the session cookie says of its owner, under the names of the token's claims. `exp` is in seconds since 1970. */
export type SessionClaims = z.infer<typeof sessionClaimsSchema>;

/** Reads the claims that next-auth hands around as a record of anything. */
export function readSessionClaims(token: unknown): SessionClaims | null {
  return sessionClaimsSchema.safeParse(token).data ?? null;
}

/**
 * How next-auth writes and reads the session cookie: signed with the portal's own key, typed, and bound to a tenant. Its default would be
 * encrypted with a shared secret, which proves nothing to anybody else and names no kind.
 */
export const sessionCodec: Pick<JWTOptions, "maxAge" | "encode" | "decode"> = {
  maxAge: sessionLifetimeSeconds,
  async encode({ token }) {
    const claims = readSessionClaims(token);
    if (claims === null) throw new Error("A session needs a person and a tenant");
    const { sub: requesterId, tenant_id: tenantId, email, name, exp } = claims;
    // next-auth signs anew whenever the session is looked at; the time of its end stays, so that a session does not live for ever.
    return issueSessionToken(await getServices(), { tenantId, requesterId, email, name }, exp);
  },
  async decode({ token }) {
    if (token === undefined || token === "") return null;
    try {
      const { contact, expiresAtSeconds } = await verifySessionToken(await getServices(), token);
      const { tenantId, requesterId, email, name } = contact;
      return { sub: requesterId, tenant_id: tenantId, email, name, exp: expiresAtSeconds } satisfies SessionClaims;
    } catch (error) {
      if (findPortalError(error)?.code === "invalid_token") return null;
      throw error;
    }
  },
};

/** A cookie's name and how browsers are to keep it. */
export interface SessionCookie {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean };
}

/** The session cookie: for this host alone, out of scripts' reach, and not sent along by other sites' forms. */
export function sessionCookie(publicUrl: URL): SessionCookie {
  const secure = publicUrl.protocol === "https:";
  return {
    name: secure ? "__Host-portal.session" : "portal.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}
