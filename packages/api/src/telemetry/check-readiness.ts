import type { Services } from "../services.ts";

/** Tells whether this process can serve: its database answers and has every migration. Never rejects; the log says why not. */
export async function checkReadiness({ database, logger }: Services): Promise<boolean> {
  const { ready, problems } = await database.checkReadiness();
  if (!ready) logger.warn({ problems }, "not ready");
  return ready;
}
