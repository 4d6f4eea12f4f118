import type { Database } from "@portal/db";
import type { Logger } from "pino";
import type { AbuseGuard } from "./abuse/abuse-guard.ts";
import type { KnownKeys } from "./api-key/known-keys.ts";
import type { SigningKeys } from "./identity/signing-keys.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Scanner } from "./malware/scanner.ts";
import type { RateLimits } from "./rate-limit/rate-limits.ts";
import type { Storage } from "./storage/storage.ts";
import type { Metrics } from "./telemetry/metrics.ts";
import type { TenantDirectory } from "./tenant/tenant-directory.ts";
import type { AllowedOrigins } from "./tenant/allowed-origins.ts";

/** What every use case may reach: made once per process, handed in, so that a test or the command line can bring its own. */
export interface Services {
  database: Database;
  tenants: TenantDirectory;
  signingKeys: SigningKeys;
  apiKeys: KnownKeys;
  mailer: Mailer;
  allowedOrigins: AllowedOrigins;
  storage: Storage;
  /** `null` when no malware scanner is set up. */
  scanner: Scanner | null;
  rateLimits: RateLimits;
  abuse: AbuseGuard;
  logger: Logger;
  metrics: Metrics;
  /** Where people reach the portal, e.g. `https://help.example.com`; also the issuer of its tokens. */
  publicUrl: URL;
}
