import { challengeAction, solvedChallengeSchema, type SolvedChallenge } from "@portal/contract";
import { verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { PortalError } from "../errors/portal-error.ts";
import type { Services } from "../services.ts";
import { challengeSecrets } from "./challenge-secrets.ts";

const maxHeaderLength = 4096;

/** A challenge that was solved, and has to be spent by whoever stores something for it. */
export interface VerifiedChallenge {
  tenantId: string;
  nonce: Uint8Array<ArrayBuffer>;
  expiresAt: Date;
}

/** A solved challenge as it was presented, and for which tenant. */
export interface PresentedChallenge {
  tenantId: string;
  /** JSON in Base64. */
  presented: string;
}

/**
 * Verifies all of a solved challenge but that it is unspent, which only the transaction can tell.
 *
 * @throws PortalError `challenge_invalid`
 */
export async function verifyChallenge(
  services: Pick<Services, "signingKeys">,
  { tenantId, presented }: PresentedChallenge,
): Promise<VerifiedChallenge> {
  const solved = read(presented);
  if (solved === null) throw new PortalError("challenge_invalid");
  const { data, nonce, expiresAt } = solved.challenge.parameters;
  const isForThis = data.tenant_id === tenantId && data.action === challengeAction;
  if (!isForThis || !(await isSolved(services, solved))) throw new PortalError("challenge_invalid");
  return { tenantId, nonce: new Uint8Array(Buffer.from(nonce, "hex")), expiresAt: new Date(expiresAt * 1000) };
}

async function isSolved(services: Pick<Services, "signingKeys">, solved: SolvedChallenge): Promise<boolean> {
  for (const secrets of await challengeSecrets(services)) {
    const { verified } = await verifySolution({ ...solved, deriveKey, ...secrets });
    if (verified) return true;
  }
  return false;
}

function read(presented: string): SolvedChallenge | null {
  if (presented.length > maxHeaderLength) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(presented, "base64").toString("utf8"));
    return solvedChallengeSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
