import type { Contact, Requester } from "@portal/api";
import { cookies } from "next/headers";
import { getServices } from "./services.ts";
import { readSessionClaims, sessionCodec, sessionCookie } from "./session-codec.ts";

/**
 * Who the session cookie says is there, or `null` for a visitor: without a cookie, and with one that is malformed, forged or over.
 * It reads the cookie with the codec that next-auth uses rather than through `getServerSession`, which signs a new cookie at every look
 * and throws when another of its cookies is malformed.
 */
export async function readSessionRequester(): Promise<Requester | null> {
  const { publicUrl } = await getServices();
  const token = (await cookies()).get(sessionCookie(publicUrl).name)?.value;
  if (token === undefined) return null;
  const claims = readSessionClaims(await sessionCodec.decode({ token, secret: "" }));
  if (claims === null) return null;
  const { sub: requesterId, tenant_id: tenantId, email, name } = claims;
  return { tenantId, requesterId, email, name };
}

/** Signs somebody in at this browser. Only a server action or a route handler can: a page cannot set cookies. */
export async function beginSession({ tenantId, requesterId, email, name }: Contact): Promise<void> {
  const { publicUrl } = await getServices();
  const claims = { sub: requesterId, tenant_id: tenantId, email, name };
  const token = await sessionCodec.encode({ token: claims, secret: "" });
  const { name: cookieName, options } = sessionCookie(publicUrl);
  (await cookies()).set(cookieName, token, { ...options, maxAge: sessionCodec.maxAge });
}

/** Signs out at this browser. */
export async function endSession(): Promise<void> {
  const { publicUrl } = await getServices();
  const { name, options } = sessionCookie(publicUrl);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
