import type { ApiKeyScope, ErrorCode } from "@portal/contract";
import type { Actor } from "../access/resolve-access.ts";
import { PortalError } from "../errors/portal-error.ts";

const refusals: Readonly<Record<ApiKeyScope, ErrorCode>> = {
  "conversations:write": "conversations_scope_missing",
  "conversations:on-behalf": "on_behalf_scope_missing",
  "attachments:write": "attachments_scope_missing",
};

/** What a procedure asks of an API key: a scope, or no more than that it is good. One that says nothing is closed to keys. */
export type NeededScope = ApiKeyScope | "any";

/**
 * Refuses a program whose key is not good for what it asks. People and visitors have no scopes.
 *
 * @throws PortalError `conversations_scope_missing`, `on_behalf_scope_missing`, `attachments_scope_missing`, `api_key_not_accepted`
 */
export function requireScope(actor: Actor, needed: NeededScope | undefined): void {
  if (actor.kind !== "application" || needed === "any") return;
  if (needed === undefined) throw new PortalError("api_key_not_accepted");
  if (!actor.apiKey.scopes.includes(needed)) throw new PortalError(refusals[needed]);
}
