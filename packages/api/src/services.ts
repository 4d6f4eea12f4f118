import type { Database } from "@portal/db";
import type { Logger } from "pino";
import type { SigningKeys } from "./identity/signing-keys.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Metrics } from "./telemetry/metrics.ts";

/** What every use case may reach: made once per process, handed in, so that a test or the command line can bring its own. */
export interface Services {
  database: Database;
  signingKeys: SigningKeys;
  mailer: Mailer;
  logger: Logger;
  metrics: Metrics;
  /** Where people reach the portal, e.g. `https://help.example.com`; also the issuer of its tokens. */
  publicUrl: URL;
}
