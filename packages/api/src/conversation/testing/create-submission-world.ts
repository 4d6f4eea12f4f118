import type { ConversationAnswer } from "@portal/contract";
import { createTestDatabase, demoTenants, type TestDatabase, type TestDatabaseOptions } from "@portal/db/testing";
import { symbols } from "pino";
import { fileServices } from "../../attachment/testing/file-services.ts";
import { createContext, type RequestFacts } from "../../context.ts";
import { generateKey } from "../../identity/key-file.ts";
import { mintAccessToken } from "../../identity/mint-access-token.ts";
import { loadSigningKeys } from "../../identity/signing-keys.ts";
import { createCaller } from "../../index.ts";
import type { Services } from "../../services.ts";
import { createLogger } from "../../telemetry/logger.ts";
import { createMetrics } from "../../telemetry/metrics.ts";

/** How many rows there are of everything that one submission writes. */
export interface RowCounts {
  contacts: number;
  conversations: number;
  messages: number;
  auditEvents: number;
  outboxEvents: number;
}

/** A portal with a database of its own, and its log in memory. */
export interface SubmissionWorld {
  services: Services;
  /** A superuser's connection, to arrange and to inspect. */
  inspect: TestDatabase["inspect"];
  /** Everything that was logged, as JSON lines. */
  logLines: string[];
  /** Sends a submission as a request with these facts would. */
  submit(input: unknown, facts?: SentFacts): Promise<ConversationAnswer>;
  /** The procedures, called as a request with these facts would. */
  call(facts?: SentFacts): ReturnType<typeof createCaller>;
  /** The facts of a request with a fresh token, acme's unless said. */
  withToken(person: { email: string; name: string; slug?: string }): Promise<Pick<RequestFacts, "credentials">>;
  countRows(): Promise<RowCounts>;
  close(): Promise<void>;
}

/** What a test says of its request; the rest is an anonymous REST call to acme. `services` stands in for the world's own. */
export type SentFacts = Partial<RequestFacts> & { services?: Services };

export const acmeId: string = demoTenants.acme.id;
export const globexId: string = demoTenants.globex.id;

let submissionCount = 0;

/** A visitor's submission that is in order, from an address that nobody has used. */
export function submissionOf(change: Record<string, unknown> = {}) {
  submissionCount += 1;
  return {
    subject: `Printer ${String(submissionCount)}`,
    description: "It burns.",
    name: "Ada",
    email: `visitor-${String(submissionCount)}@example.com`,
    ...change,
  };
}

/** Makes one; close it after the last test of the file. */
export async function createSubmissionWorld(options: TestDatabaseOptions = {}): Promise<SubmissionWorld> {
  const db = await createTestDatabase(options);
  const { database, inspect } = db;
  const keySet = JSON.stringify({ keys: [await generateKey()] });
  const logLines: string[] = [];
  const signingKeys = await loadSigningKeys({ dataDir: "unused", fromEnvironment: keySet });
  const logger = createLogger("trace");
  const services: Services = {
    ...fileServices({ database, signingKeys, logger }),
    database,
    signingKeys,
    mailer: { send: () => Promise.resolve(), drain: () => Promise.resolve() },
    logger,
    metrics: createMetrics(database),
    publicUrl: new URL("http://localhost:3000"),
  };
  // The product's own logger, because what it leaves out is part of what is tested; only its lines go elsewhere.
  Reflect.set(services.logger, symbols.streamSym, { write: (line: string) => void logLines.push(line) });
  return {
    services,
    inspect,
    logLines,

    submit: (input, facts = {}) => callAs(facts.services ?? services, facts).conversation.create(input),
    call: (facts = {}) => callAs(facts.services ?? services, facts),
    withToken: async ({ slug = "acme", ...person }) => {
      const token = await mintAccessToken(services, { tenantSlug: slug, ...person });
      return { credentials: { kind: "authorization", header: `Bearer ${token}` } };
    },
    countRows: () => countRows(inspect),
    close: () => db.drop(),
  };
}

function callAs(services: Services, { services: _, ...facts }: SentFacts) {
  const visitor: RequestFacts = {
    door: "rest",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [acmeId] },
    credentials: { kind: "none" },
  };
  return createCaller(createContext(services, { ...visitor, ...facts }));
}

async function countRows(inspect: TestDatabase["inspect"]): Promise<RowCounts> {
  const { rows } = await inspect.query<RowCounts>(
    `select (select count(*)::int from contacts) as contacts,
       (select count(*)::int from conversations) as conversations,
       (select count(*)::int from messages) as messages,
       (select count(*)::int from audit_events) as "auditEvents",
       (select count(*)::int from outbox_events) as "outboxEvents"`,
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error("There was no answer");
  return counts;
}
