import { challengeAction, challengeLifetimeSeconds, challengeSchema, type Challenge } from "@portal/contract";
import { createChallenge as createAltcha, randomInt } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Services } from "../services.ts";
import { challengeSecrets } from "./challenge-secrets.ts";

/**
 * What solving costs: a number of key derivations in this range, so that nobody waits for ever by bad luck. About half a second on a
 * desktop computer and a few on an old telephone; docs/decisions/063 has the figures.
 */
const derivations = { least: 100, most: 300 };
const iterationsPerDerivation = 5_000;

/** Makes a challenge for one submission to one tenant. Nothing is stored before it is spent. */
export async function createChallenge(services: Pick<Services, "signingKeys">, tenantId: string): Promise<Challenge> {
  const [secrets] = await challengeSecrets(services);
  if (secrets === undefined) throw new Error("There is no signing key");
  const challenge = await createAltcha({
    algorithm: "PBKDF2/SHA-256",
    cost: iterationsPerDerivation,
    counter: randomInt(derivations.most, derivations.least),
    deriveKey,
    expiresAt: Math.floor(Date.now() / 1000) + challengeLifetimeSeconds,
    data: { tenant_id: tenantId, action: challengeAction },
    ...secrets,
  });
  return challengeSchema.parse(challenge);
}
