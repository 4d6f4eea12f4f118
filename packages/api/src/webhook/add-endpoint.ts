import type { WebhookEventType } from "@portal/contract";
import { type Database, sqlState, drawId } from "@portal/db";
import { drawSecret } from "./sign-message.ts";

/** An endpoint that a tenant wants to be told at; its URL has been checked. */
export interface NewEndpoint {
  tenantId: string;
  url: string;
  eventTypes: readonly WebhookEventType[];
}

/**
 * Registers an endpoint with a secret of its own, which is shown this once.
 *
 * @returns its id and secret, or `null` when the tenant has an endpoint at that URL already
 */
export async function addEndpoint(
  database: Database,
  { tenantId, url, eventTypes }: NewEndpoint,
): Promise<{ id: string; secret: string } | null> {
  const [id, secret] = [drawId(), drawSecret()];
  try {
    await database.withRlsBypass(async (tx) => {
      await tx.$executeRaw`
        insert into webhook_endpoints (tenant_id, id, url, event_types)
        values (${tenantId}::uuid, ${id}::uuid, ${url}, ${[...eventTypes]})`;
      await tx.$executeRaw`
        insert into webhook_secrets (tenant_id, id, endpoint_id, secret)
        values (${tenantId}::uuid, ${drawId()}::uuid, ${id}::uuid, ${secret})`;
    });
  } catch (error) {
    if (sqlState(error) === "23505") return null;
    throw error;
  }
  return { id, secret };
}
