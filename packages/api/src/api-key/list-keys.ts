import type { Database } from "@portal/db";

/** A key as an operator sees it. */
export interface ListedApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
}

/** A tenant's keys, oldest first, also those that are no longer good. */
export async function listApiKeys(database: Database, tenantId: string): Promise<ListedApiKey[]> {
  return database.withRlsBypass((tx) =>
    tx.apiKey.findMany({
      where: { tenantId },
      select: {
        id: true,
        name: true,
        prefix: true,
        scopes: true,
        createdAt: true,
        expiresAt: true,
        revokedAt: true,
        lastUsedAt: true,
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
}
