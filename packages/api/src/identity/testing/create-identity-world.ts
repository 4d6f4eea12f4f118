import { createTestDatabase, type TestDatabase } from "@portal/db/testing";
import { pino } from "pino";
import { fileServices } from "../../attachment/testing/file-services.ts";
import { createContext, type RequestFacts } from "../../context.ts";
import { createCaller } from "../../index.ts";
import type { Mail } from "../../mail/mail.ts";
import type { Services } from "../../services.ts";
import { createMetrics } from "../../telemetry/metrics.ts";
import { generateKey } from "../key-file.ts";
import { loadSigningKeys } from "../signing-keys.ts";

/** A portal with a database, keys and a letter box of its own. */
export interface IdentityWorld {
  services: Services;
  /** A superuser's connection, to arrange and to inspect. */
  inspect: TestDatabase["inspect"];
  /** Every mail that was sent, oldest first. */
  mails: Mail[];
  /** What is thrown at the next mail; an error stands for a server that is away. */
  mailFailures: Error[];
  /** Calls the product as a request with these facts would. */
  call: (facts?: Partial<RequestFacts>) => ReturnType<typeof createCaller>;
  close: () => Promise<void>;
}

/** Makes one; close it after the last test of the file. */
export async function createIdentityWorld(): Promise<IdentityWorld> {
  const testDatabase = await createTestDatabase();
  const { database, inspect } = testDatabase;
  const mails: Mail[] = [];
  const mailFailures: Error[] = [];
  const signingKeys = await loadSigningKeys({
    dataDir: "unused",
    fromEnvironment: JSON.stringify({ keys: [await generateKey()] }),
  });
  const logger = pino({ level: "silent" });
  const services: Services = {
    ...fileServices({ database, signingKeys, logger }),
    database,
    signingKeys,
    mailer: {
      send(mail) {
        const failure = mailFailures.shift();
        if (failure) return Promise.reject(failure);
        mails.push(mail);
        return Promise.resolve();
      },
      drain: () => Promise.resolve(),
    },
    logger,
    metrics: createMetrics(database),
    publicUrl: new URL("http://localhost:3000"),
  };
  return {
    services,
    inspect,
    mails,
    mailFailures,
    call: (facts) => callAs(services, facts),
    close: () => testDatabase.drop(),
  };
}

function callAs(services: Services, facts: Partial<RequestFacts> = {}): ReturnType<typeof createCaller> {
  const visitor: RequestFacts = {
    door: "rest",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [] },
    credentials: { kind: "none" },
  };
  return createCaller(createContext(services, { ...visitor, ...facts }));
}

/** The facts of a request with a Bearer token. */
export function bearer(token: string): Pick<RequestFacts, "credentials"> {
  return { credentials: { kind: "authorization", header: `Bearer ${token}` } };
}

/** The token in the link of a mail. */
export function tokenIn(mail: Mail | undefined): string {
  const token = /\/sign-in\/confirm\?token=([\w-]+)/u.exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error("There is no link in this mail");
  return token;
}
