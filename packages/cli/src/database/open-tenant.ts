import { randomUUID } from "node:crypto";
import type { Database } from "@portal/db";
import { readSettings, type Settings } from "@portal/settings";
import { findTenant } from "./find-tenant.ts";
import { openDatabase } from "./open-database.ts";

/** A tenant with the database that it is in, for one command. */
export interface OpenTenant extends AsyncDisposable {
  readonly database: Database;
  readonly settings: Settings;
  readonly tenantId: string;
  /** Under which the log shows what follows from this command. */
  readonly requestId: string;
}

/** Opens the database and finds the tenant. */
export async function openTenant(slug: string): Promise<OpenTenant> {
  const settings = readSettings();
  const connection = await openDatabase(settings);
  const { database } = connection;
  try {
    const { id: tenantId } = await findTenant(database, { slug });
    const dispose = () => connection[Symbol.asyncDispose]();
    return { database, settings, tenantId, requestId: randomUUID(), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
}
