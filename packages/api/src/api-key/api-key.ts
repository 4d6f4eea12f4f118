import type { ApiKeyScope } from "@portal/contract";

/** A key that is good, as far as its holder's request is concerned. */
export interface ApiKey {
  tenantId: string;
  id: string;
  scopes: readonly ApiKeyScope[];
  /** `null` when it holds until it is revoked. */
  expiresAt: Date | null;
}
