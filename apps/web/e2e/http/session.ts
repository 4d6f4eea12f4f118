import type { TokenForge } from "./tokens.ts";

/** Somebody who is signed in at a tenant. */
export interface SignedIn {
  tenantId: string;
  email: string;
  name: string;
}

/** The Cookie header of a browser that somebody is signed in at. */
export function sessionCookieOf(forge: TokenForge, { tenantId, email, name }: SignedIn): string {
  const claims = { aud: "portal-session", tenant_id: tenantId, email, name };
  return `portal.session=${forge.forge({ header: { typ: "portal-session+jwt" }, claims })}`;
}

/** The Authorization header of a program that somebody gave a token to. */
export function bearerOf(forge: TokenForge, { tenantId, email, name }: SignedIn): string {
  return `Bearer ${forge.forge({ claims: { tenant_id: tenantId, email, name } })}`;
}
