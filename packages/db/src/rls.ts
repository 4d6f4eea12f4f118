import type { Prisma } from "./generated/prisma/client.ts";

// The only file that writes the settings which row-level security reads. All of them end with the transaction (true):
// a setting of the session would stay on the pooled connection and reach the next caller.

/** Opens the bypass policies, which exist for portal_intake alone, until this transaction ends. */
export async function openBypass(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.bypass_rls', 'on', true)`;
}

/**
 * Makes one tenant's rows visible until this transaction ends, and the transaction read-only.
 * Throws RangeError when `tenantId` is not a UUID, which PostgreSQL would otherwise only notice in the next statement.
 */
export async function enterTenant(tx: Prisma.TransactionClient, tenantId: string): Promise<void> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenantId)) throw new RangeError("A tenant id is a UUID.");
  // Both in one statement, because every statement is a round trip.
  await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true), set_config('transaction_read_only', 'on', true)`;
}
