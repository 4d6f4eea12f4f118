import { getServices } from "./services.ts";

/** Ends the process, with one sentence a fault, unless settings are right and the database keeps tenants apart. */
export async function refuseUnsafeStart(): Promise<void> {
  try {
    const { database } = await getServices();
    await database.checkIsolation();
  } catch (error) {
    process.stderr.write(`The portal does not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
