import type { Database } from "@portal/db";

/** A running portal whose limits are out of the way, and who sees inside. */
export interface KnowablePortal {
  readonly origin: string;
  readonly tenant: { readonly id: string; readonly slug: string };
  /** Sees every row. */
  readonly inspection: Database;
  /** The text of every mail that the portal and its worker have sent so far. */
  readonly readMails: () => Promise<string>;
  /** Origins that the tenant lists. */
  readonly allowedOrigins: readonly string[];
}
