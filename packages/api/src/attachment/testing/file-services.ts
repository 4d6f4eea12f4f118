import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findApiKey } from "../../api-key/find-key.ts";
import { createKnownKeys } from "../../api-key/known-keys.ts";
import { createAbuseGuard } from "../../abuse/abuse-guard.ts";
import { countInDatabase } from "../../rate-limit/count-in-database.ts";
import { createRateLimits } from "../../rate-limit/rate-limits.ts";
import type { Services } from "../../services.ts";
import { sketchesInDatabase } from "../../similar-text/store-sketches.ts";
import { createAllowedOrigins, originsInDatabase } from "../../tenant/allowed-origins.ts";
import { createLocalStorage } from "../../storage/local-storage.ts";
import { findTenant } from "../../tenant/find-tenant.ts";
import { signUploadLink } from "../upload-link.ts";

/** What a test's services are made with already. */
type Given = Pick<Services, "database" | "logger" | "signingKeys">;

/**
 * What files take, for a test that is not about them: a folder that does not exist before something is written, no scanner, limits
 * that no test reaches, and tenants as they are at this very moment, so that a test can change one.
 */
export function fileServices({
  signingKeys,
  ...given
}: Given): Pick<Services, "storage" | "scanner" | "allowedOrigins" | "apiKeys" | "rateLimits" | "abuse" | "tenants"> {
  return {
    storage: createLocalStorage({
      folder: join(tmpdir(), `portal-files-${randomUUID()}`),
      signUpload: (order) => signUploadLink({ signingKeys }, order),
    }),
    scanner: null,
    allowedOrigins: createAllowedOrigins({ read: originsInDatabase(given.database), logger: given.logger }),
    apiKeys: createKnownKeys({ find: (name) => findApiKey(given.database, name) }),
    tenants: { find: (key) => findTenant(given.database, key) },
    ...limitServices(given, 100_000),
  };
}

/** The limits of one process of an install with this scale. */
export function limitServices({ database, logger }: Pick<Given, "database" | "logger">, scale: number) {
  return {
    rateLimits: createRateLimits({ store: countInDatabase(database), logger, scale }),
    abuse: createAbuseGuard({ store: sketchesInDatabase(database), logger, scale }),
  };
}
