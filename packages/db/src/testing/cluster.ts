import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../operator/embedded-postgres.ts";
import { migrate } from "../operator/migrate.ts";
import { seed } from "../operator/seed.ts";
import { findFreePort } from "./free-port.ts";

/** Connection strings of a throw-away cluster; their database is the template that tests clone, so leave it alone. */
export interface TestClusterUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly intakeUrl: string;
}

declare module "vitest" {
  // Interface merging is how vitest learns the type of a provided value.
  export interface ProvidedContext {
    testCluster: TestClusterUrls;
  }
}

export interface TestCluster {
  readonly urls: TestClusterUrls;
  /** Stops the server and brings it up again on the same port with the same data. */
  restart(): Promise<void>;
  /** Stops the server and deletes everything. */
  remove(): Promise<void>;
}

// Nobody minds losing a test's rows in a power cut, and the disk is most of what a test waits for.
const throwAway = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Starts a real PostgreSQL of its own on a free port, migrated and seeded. Takes one to two seconds. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), "portal-test-"));
  // The server runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const options = { dataDir, port: await findFreePort(), serverSettings: throwAway };
  let server = await startEmbeddedPostgres(options);
  const { superuserUrl, ownerUrl, webUrl, intakeUrl } = server;
  await migrate({ ownerUrl });
  await seed({ ownerUrl });
  return {
    urls: { superuserUrl, ownerUrl, webUrl, intakeUrl },
    restart: async () => {
      await server.stop();
      server = await startEmbeddedPostgres(options);
    },
    remove: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
