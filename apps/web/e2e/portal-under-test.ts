import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seedDemoForms } from "@portal/api/operator";
import { migrate, seed, startEmbeddedPostgres, type EmbeddedPostgres } from "@portal/db/admin";
import { readSettings, type Settings } from "@portal/settings";
import { createTestTenants } from "./test-tenants.ts";

const readyTimeoutMs = 60_000;
const webApp = path.dirname(import.meta.dirname);

/** Brings up what is built on a database of its own, and returns what takes it down again. */
export default async function startPortal(): Promise<() => Promise<void>> {
  const settings = readSettings();
  const database = await startDatabase(settings);
  const web = spawnWeb(database);
  const stop = async () => {
    if (web.exitCode === null) {
      web.kill();
      await once(web, "exit");
    }
    await database.stop();
    await rm(settings.dataDir, { recursive: true, force: true });
  };
  await waitUntilReady(web, settings).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return stop;
}

async function startDatabase({ dataDir, database }: Settings): Promise<EmbeddedPostgres> {
  if (database.kind !== "embedded") throw new Error("The tests bring their own database: unset DATABASE_URL.");
  const serverSettings = { fsync: "off", synchronous_commit: "off" };
  const embedded = await startEmbeddedPostgres({ dataDir, port: database.port, serverSettings });
  await migrate(embedded);
  await seed(embedded);
  await seedDemoForms(embedded);
  await createTestTenants(embedded.ownerUrl);
  return embedded;
}

function spawnWeb({ webUrl, intakeUrl }: EmbeddedPostgres): ChildProcess {
  return spawn(process.execPath, [path.join(webApp, "src/front/serve.ts")], {
    cwd: webApp,
    stdio: ["ignore", "ignore", "inherit"],
    // Everything that the settings of the tests are, and in addition what only the server knows.
    // eslint-disable-next-line no-restricted-syntax -- the server inherits what the machine sets
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: webUrl, INTAKE_DATABASE_URL: intakeUrl },
  });
}

async function waitUntilReady(web: ChildProcess, { publicUrl }: Settings): Promise<void> {
  const deadline = AbortSignal.timeout(readyTimeoutMs);
  const isReady = () =>
    fetch(`${publicUrl}/api/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  while (!(await isReady())) {
    if (web.exitCode !== null) throw new Error("The portal ended before it was ready. Is it built?");
    if (deadline.aborted) throw new Error("The portal was not ready in time.");
    await wait(100);
  }
}
