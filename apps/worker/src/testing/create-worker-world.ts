import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addEndpoint } from "@portal/api/operator";
import { createTestDatabase, demoTenants, type TestDatabase } from "@portal/db/testing";
import { readSettings } from "@portal/settings";
import { startWorker, type Worker, type WorkerOptions } from "../start-worker.ts";

/** The schedule of tests: three attempts, and no waiting for a day. */
export const shortSchedule = [0, 0.2, 0.4];

/** A database of its own, with workers on it. */
export interface WorkerWorld extends AsyncDisposable {
  readonly db: TestDatabase;
  /** The folder of its files. */
  readonly dataDir: string;
  /** The environment of a worker process on this database. */
  readonly environment: Readonly<Record<string, string>>;
  startWorker(options?: WorkerOptions): Promise<Worker>;
  /** Registers an endpoint of acme's and returns its id and secret. */
  addEndpoint(url: string): Promise<{ id: string; secret: string }>;
  /** Stores a conversation of acme's and its event, as a submission does, and returns the conversation's id. */
  submit(subject?: string): Promise<string>;
  query<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
}

export const acmeId = demoTenants.acme.id;

/** Makes one; its workers have these settings beside their own. */
export async function createWorkerWorld(settings: Readonly<Record<string, string>> = {}): Promise<WorkerWorld> {
  const db = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "portal-worker-"));
  const workers: Worker[] = [];
  const environment = {
    DATABASE_URL: db.webUrl,
    INTAKE_DATABASE_URL: db.intakeUrl,
    PORTAL_DATA_DIR: dataDir,
    PORTAL_LOG_LEVEL: "silent",
    PORTAL_DATABASE_POOL_MAX: "5",
    ...settings,
  };
  return {
    db,
    dataDir,
    environment,
    startWorker: async (options = {}) => {
      const defaults = { retryScheduleSeconds: shortSchedule, leaseCheckIntervalSeconds: 1 };
      const worker = await startWorker(readSettings(environment), { ...defaults, ...options });
      workers.push(worker);
      return worker;
    },
    addEndpoint: async (url) => {
      const added = await addEndpoint(db.database, { tenantId: acmeId, url, eventTypes: ["conversation.created"] });
      if (added === null) throw new Error("The endpoint was there already.");
      return added;
    },
    submit: (subject = "The printer is on fire") => insertConversation(db, subject),
    query: async <Row>(statement: string, values: readonly unknown[] = []) => {
      const { rows } = await db.inspect.query<Record<string, unknown>[] & Row>(statement, [...values]);
      return rows;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.stop(1_000)));
      await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function insertConversation({ inspect }: TestDatabase, subject: string): Promise<string> {
  const [contactId, id] = [randomUUID(), randomUUID()];
  await inspect.query("begin");
  await inspect.query("insert into contacts (tenant_id, id, email, name) values ($1, $2, $3, 'Ada')", [
    acmeId,
    contactId,
    `${contactId}@example.com`,
  ]);
  await inspect.query(
    `insert into conversations (tenant_id, id, display_id, contact_id, channel, status, subject, priority, category,
       requester_name, requester_verification)
     values ($1, $2, $5, $3, 'portal_form', 'open', $4, 'high',
       'Hardware', 'Ada', 'claimed')`,
    [acmeId, id, contactId, subject, `REQ-${id.slice(0, 4)}-${id.slice(-4)}`.toUpperCase()],
  );
  await inspect.query(
    `insert into outbox_events (tenant_id, id, type, conversation_id, request_id)
     values ($1, $2, 'conversation.created', $3, $4)`,
    [acmeId, randomUUID(), id, `request-of-${id}`],
  );
  await inspect.query("commit");
  return id;
}
