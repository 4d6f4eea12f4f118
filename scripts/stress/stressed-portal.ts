import { Agent } from "node:http";
import { join } from "node:path";
import { addEndpoint } from "@portal/api/operator";
import { type MailServer, startMailServer } from "@portal/api/testing";
import type { Database } from "@portal/db";
import { demoTenants, updateTenant } from "@portal/db/admin";
import { findFreePort } from "@portal/db/testing/free-port";
import { openInspection } from "@portal/db/testing/open-inspection";
import { servingFrom, startPortalDatabase } from "./portal-database.ts";
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
  /** Settings of a command line beside it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Sees every row, whatever the row-level security says. */
  readonly inspection: Database;
  /** Starts the database server again after it was killed. */
  readonly startDatabase: () => Promise<void>;
}

const { acme } = demoTenants;

/** Starts one on a durable database. */
export async function startStressedPortal(): Promise<StressedPortal> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await startPortalDatabase("portal-stress-"));
  const { dataDir, urls: server } = database;
  await updateTenant(server.ownerUrl, acme.slug, { challengePolicy: "off" });
  const mails = starting.use(await startMailServer({ disabledCommands: ["STARTTLS"] }));
  const webhooks = starting.use(await startReceiver());
  const inspection = openInspection(server.superuserUrl);
  starting.defer(() => inspection.close());
  await addEndpoint(inspection, { tenantId: acme.id, url: webhooks.url, eventTypes: ["conversation.created"] });
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const environment = {
    ...servingFrom(dataDir, server, port),
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
  };
  const web = webProcess(port, { environment, log: join(dataDir, "web.log") });
  starting.defer(() => web.stop());
  await web.start();
  const worker = workerProcess({ environment, log: join(dataDir, "worker.log") });
  starting.defer(() => worker.stop());
  await worker.start();
  // Connections are kept: making new ones for each call would be most of the clients' work, on the machine that the portal runs on.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 2_048 });
  starting.defer(() => agent.destroy());
  const running = starting.move();
  const close = () => running.disposeAsync();
  const ofCommandLine = { ...environment, OWNER_DATABASE_URL: server.ownerUrl };
  const startDatabase = () => database.startAgain();
  const parts = { environment: ofCommandLine, web, worker, mails, webhooks, inspection, agent, startDatabase };
  return { origin, tenantId: acme.id, ...parts, [Symbol.asyncDispose]: close };
}
