import type { Database } from "@portal/db";

/** One endpoint of a tenant. */
export interface EndpointKey {
  tenantId: string;
  endpointId: string;
}

/** Removes an endpoint with its secrets and its delivery log; false when the tenant has none of that id. */
export async function removeEndpoint(database: Database, { tenantId, endpointId }: EndpointKey): Promise<boolean> {
  const removed = await database.withRlsBypass(
    (tx) => tx.$executeRaw`
      delete from webhook_endpoints where tenant_id = ${tenantId}::uuid and id = ${endpointId}::uuid`,
  );
  return removed === 1;
}
