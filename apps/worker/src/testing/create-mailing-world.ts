import { randomUUID } from "node:crypto";
import {
  type Context,
  createCaller,
  createContext,
  createServices,
  closeServices,
  type RequestFacts,
} from "@portal/api";
import { type MailServer, startMailServer } from "@portal/api/testing";
import { demoTenants } from "@portal/db/testing";
import { readSettings } from "@portal/settings";
import { createWorkerWorld, type WorkerWorld } from "./create-worker-world.ts";

type Services = Context["services"];

/** Workers that mail through a real server, and the product's procedures as the web process has them. */
export interface MailingWorld extends WorkerWorld {
  readonly server: MailServer;
  readonly services: Services;
  /** The procedures as a request with these facts would call them, a visitor of acme's unless said. */
  call(facts?: Partial<RequestFacts>): ReturnType<typeof createCaller>;
  /** Waits until every event has been followed up. */
  settle(): Promise<void>;
  /** What became of each mail, and how often that. */
  outcomes(): Promise<Record<string, number>>;
}

/** Makes one. The server takes what `serverOptions` let it. */
export async function createMailingWorld(
  settings: Readonly<Record<string, string>> = {},
  serverOptions: Parameters<typeof startMailServer>[0] = {},
): Promise<MailingWorld> {
  const server = await startMailServer({ disabledCommands: ["STARTTLS"], ...serverOptions });
  const world = await createWorkerWorld({
    SMTP_URL: `smtp://127.0.0.1:${String(server.port)}`,
    PORTAL_PUBLIC_URL: "http://help.localhost:3000",
    ...settings,
  });
  const { webUrl, intakeUrl } = world.db;
  // The web process lets everything through: what is tested here is what the worker makes of it.
  const webSettings = readSettings({ ...world.environment, PORTAL_LIMITS_SCALE: "100000" });
  const services = await createServices(webSettings, { webUrl, intakeUrl });
  const visitor: RequestFacts = {
    door: "rest",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [demoTenants.acme.id] },
    credentials: { kind: "none" },
  };
  return {
    ...world,
    server,
    services,
    call: (facts = {}) => createCaller(createContext(services, { ...visitor, ...facts })),
    settle: async () => {
      const undone = `select from outbox_events where relayed_at is null
        union all select from pgboss.job where state < 'completed' and name not like '\\_\\_pgboss%'`;
      const deadline = AbortSignal.timeout(120_000);
      while ((await world.query(undone)).length > 0) {
        deadline.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    outcomes: async () => {
      const rows = await world.query<{ outcome: string; count: number }>(
        "select outcome::text, count(*)::int from requester_mails group by 1 order by 1",
      );
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
    },
    [Symbol.asyncDispose]: async () => {
      await closeServices(services);
      await world[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A submission that is in order, from an address that nobody has used unless said. */
export function submissionOf(change: Record<string, unknown> = {}) {
  return {
    subject: "The printer is on fire",
    description: "Third floor.",
    name: "Ada",
    email: `${randomUUID()}@example.com`,
    ...change,
  };
}
