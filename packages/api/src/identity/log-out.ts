import { logoutInputSchema, parseBody } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readOpaqueToken } from "./opaque-token.ts";

/**
 * Revokes the chain of the refresh token that is sent, or all chains of the person when none is. A token that is not this
 * person's is left alone without a word. Access tokens end by themselves within the hour.
 *
 * @param input a body of the contract: `refresh_token`, optional
 * @throws PortalError `invalid_input`; `invalid_token` for a visitor
 */
export async function logOut({ services, access }: Context & { access: Access }, input: unknown): Promise<void> {
  if (access.actor.kind !== "requester") throw new PortalError("invalid_token");
  if (access.tenant === null) throw new PortalError("invalid_input", { problems: access.tenantProblems });
  const { tenantId, requesterId } = access.actor.requester;
  const parsed = parseBody(logoutInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const sent = parsed.data.refresh_token;
  const tokenHash = sent === undefined ? null : (readOpaqueToken("refresh", sent)?.tokenHash ?? new Uint8Array());

  await services.database.withRlsBypass(
    (tx) => tx.$executeRaw`
      update refresh_tokens set revoked_at = now()
      where tenant_id = ${tenantId}::uuid and contact_id = ${requesterId}::uuid and revoked_at is null
        and (${tokenHash}::bytea is null or family_id in (
          select family_id from refresh_tokens
          where tenant_id = ${tenantId}::uuid and token_hash = ${tokenHash}))`,
  );
}
