import type { Database } from "@portal/db";

/** The ids of all tenants, disabled ones too, for work that goes through all of them one by one. */
export async function listTenantIds(database: Database): Promise<string[]> {
  const rows = await database.readDirectory((tx) =>
    tx.tenant.findMany({ select: { id: true }, orderBy: { id: "asc" } }),
  );
  return rows.map(({ id }) => id);
}
