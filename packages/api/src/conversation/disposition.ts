import type { dispositions } from "@portal/contract";
import type { Tenant } from "../tenant/tenant.ts";
import type { Sender } from "./read-submission.ts";

/** Whether a submission is to be worked on, and if somebody has to look at it first, why. */
export interface Disposition {
  kind: (typeof dispositions)[number];
  /** Names of what made it suspicious, such as `honeypot`; none unless it is quarantined. */
  quarantineReasons: readonly string[];
}

/**
 * Decides where a submission goes. The sender never learns of it: every stored submission is answered alike.
 *
 * @param suspicions names of what speaks against it; one is enough for quarantine, which also outweighs what a tenant would hold
 */
export function decideDisposition(
  { submissionPolicy }: Pick<Tenant, "submissionPolicy">,
  { verification }: Pick<Sender, "verification">,
  suspicions: readonly string[],
): Disposition {
  if (suspicions.length > 0) return { kind: "quarantined", quarantineReasons: suspicions };
  const isHeld = submissionPolicy === "hold" && verification === "claimed";
  return { kind: isHeld ? "held" : "accepted", quarantineReasons: [] };
}
