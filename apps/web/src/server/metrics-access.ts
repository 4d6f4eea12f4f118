import { createHash, timingSafeEqual } from "node:crypto";
import { getSettings } from "./services.ts";

/**
 * Metrics tell a tenant's volume, so they are shown to whoever has `PORTAL_METRICS_TOKEN`; without one, only a development
 * install shows them.
 */
export function mayReadMetrics(authorization: string | null): boolean {
  const { metricsToken, isDevelopment } = getSettings();
  if (metricsToken === undefined) return isDevelopment;
  return timingSafeEqual(sha256(authorization ?? ""), sha256(`Bearer ${metricsToken}`));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
