import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addEndpoint, seedDemoForms } from "@portal/api/operator";
import { type MailServer, startMailServer } from "@portal/api/testing";
import { createDatabase, type Database } from "@portal/db";
import { demoTenants, migrate, seed, startEmbeddedPostgres, updateTenant } from "@portal/db/admin";
import { withoutSettings } from "../environment.ts";
import { type ProcessUnderTest, webProcess, workerProcess } from "./processes-under-test.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

/** A whole portal of its own: database, web process, worker, and who receives its mail and its webhooks. */
export interface StressedPortal extends AsyncDisposable {
  readonly origin: string;
  readonly tenantId: string;
  readonly agent: Agent;
  readonly web: ProcessUnderTest;
  readonly worker: ProcessUnderTest;
  readonly mails: MailServer;
  readonly webhooks: WebhookReceiver;
  /** Sees every row, whatever the row-level security says. */
  readonly inspection: Database;
  /** Starts the database server again after it was killed. */
  readonly startDatabase: () => Promise<void>;
}

const { acme } = demoTenants;

/**
 * Starts one on a durable database. Its limits are out of the way: one client address stands for all the world here, and what is asked
 * is what becomes of the submissions that are let in.
 */
export async function startStressedPortal(): Promise<StressedPortal> {
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "portal-stress-"));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  // The database server runs as another user when this runs as root.
  await chmod(dataDir, 0o755);
  const options = { dataDir, port: await freePort() };
  let server = await startEmbeddedPostgres(options);
  starting.defer(() => server.stop());
  await migrate(server);
  await seed(server);
  await seedDemoForms(server);
  await updateTenant(server.ownerUrl, acme.slug, { challengePolicy: "off" });
  const mails = starting.use(await startMailServer({ disabledCommands: ["STARTTLS"] }));
  const webhooks = starting.use(await startReceiver());
  const inspection = openInspection(server.superuserUrl);
  starting.defer(() => inspection.close());
  await addEndpoint(inspection, { tenantId: acme.id, url: webhooks.url, eventTypes: ["conversation.created"] });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = {
    ...withoutSettings(),
    PORT: String(port),
    PORTAL_DATA_DIR: dataDir,
    PORTAL_LOG_LEVEL: "warn",
    PORTAL_LIMITS_SCALE: "999999",
    PORTAL_PUBLIC_URL: origin,
    DATABASE_URL: server.webUrl,
    INTAKE_DATABASE_URL: server.intakeUrl,
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
  };
  const web = webProcess(port, { environment, log: join(dataDir, "web.log") });
  starting.defer(() => web.stop());
  await web.start();
  const worker = workerProcess({ environment, log: join(dataDir, "worker.log") });
  starting.defer(() => worker.stop());
  await worker.start();
  const agent = new Agent({ keepAlive: true });
  starting.defer(() => agent.destroy());
  const startDatabase = async () => {
    server = await startEmbeddedPostgres(options);
  };
  const running = starting.move();
  const close = () => running.disposeAsync();
  const parts = { web, worker, mails, webhooks, inspection, agent, startDatabase };
  return { origin, tenantId: acme.id, ...parts, [Symbol.asyncDispose]: close };
}

function openInspection(superuserUrl: string): Database {
  return createDatabase({
    webUrl: superuserUrl,
    intakeUrl: superuserUrl,
    poolMax: 2,
    connectTimeoutMs: 5_000,
    admissionQueueMax: 100,
    admissionTimeoutMs: 30_000,
    transactionTimeoutMs: 30_000,
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}
