import { createDatabase } from "@portal/db";
import type { Settings } from "@portal/settings";
import { createAbuseGuard } from "./abuse/abuse-guard.ts";
import { findApiKey } from "./api-key/find-key.ts";
import { createKnownKeys } from "./api-key/known-keys.ts";
import { createFileServices } from "./create-file-services.ts";
import { loadSigningKeys } from "./identity/signing-keys.ts";
import { createMailer } from "./mail/mailer.ts";
import { countInDatabase } from "./rate-limit/count-in-database.ts";
import { createRateLimits } from "./rate-limit/rate-limits.ts";
import type { Services } from "./services.ts";
import { sketchesInDatabase } from "./similar-text/store-sketches.ts";
import { createLogger } from "./telemetry/logger.ts";
import { createMetrics } from "./telemetry/metrics.ts";
import { createTenantDirectory } from "./tenant/tenant-directory.ts";
import { createAllowedOrigins, originsInDatabase } from "./tenant/allowed-origins.ts";

const connectTimeoutMs = 3_000;

interface DatabaseUrls {
  webUrl: string;
  intakeUrl: string;
}

/** Makes everything that a process of the product needs. Nothing is connected yet but what the settings name. */
export async function createServices(settings: Settings, { webUrl, intakeUrl }: DatabaseUrls): Promise<Services> {
  const logger = createLogger(settings.logLevel);
  const database = createDatabase({
    webUrl,
    intakeUrl,
    poolMax: settings.databasePoolMax,
    connectTimeoutMs,
    admissionQueueMax: settings.intakeQueueMax,
    admissionTimeoutMs: settings.intakeQueueTimeoutMs,
    transactionTimeoutMs: settings.transactionTimeoutMs,
    onEvent: (event) => {
      logger.warn(event, "database");
    },
  });
  const signingKeys = await loadSigningKeys({ dataDir: settings.dataDir });
  const mailer = createMailer(settings, logger);
  return {
    database,
    tenants: createTenantDirectory(database),
    signingKeys,
    apiKeys: createKnownKeys({ find: (name) => findApiKey(database, name) }),
    allowedOrigins: createAllowedOrigins({ read: originsInDatabase(database), logger }),
    mailer,
    ...(await createFileServices(settings, { signingKeys })),
    rateLimits: createRateLimits({ store: countInDatabase(database), logger, scale: settings.limitsScale }),
    abuse: createAbuseGuard({ store: sketchesInDatabase(database), logger, scale: settings.limitsScale }),
    logger,
    metrics: createMetrics(database),
    publicUrl: new URL(settings.publicUrl),
  };
}

/** Ends what {@link createServices} opened, once what is under way is done. */
export async function closeServices({ database, mailer, rateLimits, abuse }: Services): Promise<void> {
  await mailer.drain();
  await Promise.all([rateLimits.share(), abuse.similarTexts.share()]);
  await database.close();
}
