import type { Database } from "@portal/db";

/** An endpoint as an operator sees it. */
export interface ListedEndpoint {
  id: string;
  url: string;
  eventTypes: readonly string[];
  createdAt: Date;
  disabledAt: Date | null;
}

/** A tenant's endpoints, oldest first. */
export async function listEndpoints(database: Database, tenantId: string): Promise<ListedEndpoint[]> {
  return database.withTenant(tenantId, (tx) =>
    tx.webhookEndpoint.findMany({
      where: { tenantId },
      select: { id: true, url: true, eventTypes: true, createdAt: true, disabledAt: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
}
