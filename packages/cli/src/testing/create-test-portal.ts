import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@portal/db/testing";
import { type Outcome, type PortalEnvironment, runPortal } from "./run-portal.ts";

/** The command line on a database and a data folder of its own. */
export interface TestPortal extends AsyncDisposable {
  readonly testDatabase: TestDatabase;
  readonly dataDir: string;
  readonly environment: PortalEnvironment;
  readonly run: (...args: string[]) => Promise<Outcome>;
}

/** Makes a seeded database and a data folder that go when it is disposed of. */
export async function createTestPortal(): Promise<TestPortal> {
  const testDatabase = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "portal-cli-"));
  const environment = {
    OWNER_DATABASE_URL: testDatabase.ownerUrl,
    DATABASE_URL: testDatabase.webUrl,
    INTAKE_DATABASE_URL: testDatabase.intakeUrl,
    PORTAL_DATA_DIR: dataDir,
  };
  return {
    testDatabase,
    dataDir,
    environment,
    run: (...args) => runPortal(args, environment),
    [Symbol.asyncDispose]: async () => {
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
