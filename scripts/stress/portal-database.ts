import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemoForms } from "@portal/api/operator";
import { type EmbeddedUrls, migrate, seed, startEmbeddedPostgres } from "@portal/db/admin";
import { findFreePort } from "@portal/db/testing/free-port";
import { withoutSettings } from "../environment.ts";

/** A durable database of one's own, with the demo tenants and their forms, in a folder that goes with it. */
export interface PortalDatabase extends AsyncDisposable {
  readonly dataDir: string;
  readonly urls: EmbeddedUrls;
  /** Starts the server again after it was killed. */
  startAgain(): Promise<void>;
}

export async function startPortalDatabase(folderPrefix: string): Promise<PortalDatabase> {
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  // The database server runs as another user when this runs as root.
  await chmod(dataDir, 0o755);
  const options = { dataDir, port: await findFreePort() };
  let server = await startEmbeddedPostgres(options);
  starting.defer(() => server.stop());
  await migrate(server);
  await seed(server);
  await seedDemoForms(server);
  const running = starting.move();
  return {
    dataDir,
    urls: server,
    startAgain: async () => {
      server = await startEmbeddedPostgres(options);
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/**
 * What a web process or worker needs to be told. The limits are out of the way: one client address stands for all the world here, and
 * what is asked is what becomes of the submissions that are let in.
 */
export function servingFrom(
  dataDir: string,
  { webUrl, intakeUrl }: Pick<EmbeddedUrls, "webUrl" | "intakeUrl">,
  port: number,
): NodeJS.ProcessEnv {
  return {
    ...withoutSettings(),
    PORT: String(port),
    PORTAL_DATA_DIR: dataDir,
    PORTAL_LOG_LEVEL: "warn",
    PORTAL_LIMITS_SCALE: "999999",
    PORTAL_PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: webUrl,
    INTAKE_DATABASE_URL: intakeUrl,
  };
}
