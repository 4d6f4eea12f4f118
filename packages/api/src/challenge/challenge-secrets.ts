import type { Services } from "../services.ts";

/** The secrets that a challenge and the key that solves it are signed with. */
export interface ChallengeSecrets {
  hmacSignatureSecret: string;
  hmacKeySignatureSecret: string;
}

/** Derives them from every signing key, the current one's first, so that a challenge outlives a rotation. */
export async function challengeSecrets({ signingKeys }: Pick<Services, "signingKeys">): Promise<ChallengeSecrets[]> {
  const signatures = await signingKeys.deriveSecrets("challenge");
  const keySignatures = await signingKeys.deriveSecrets("challenge-key");
  return signatures.map((hmacSignatureSecret, index) => ({
    hmacSignatureSecret,
    hmacKeySignatureSecret: keySignatures[index] ?? "",
  }));
}
