import { z } from "zod";

/** The header in which a visitor's submission carries its solved challenge. */
export const challengeHeader = "Portal-Challenge";
/** What the header says of a sender that cannot solve one: the submission is stored, and somebody looks at it first. */
export const challengeUnsolved = "none";
/** How long a challenge may take, from the moment it is handed out, in seconds. */
export const challengeLifetimeSeconds = 600;
/** The one thing that challenges are solved for. */
export const challengeAction = "conversation.create";

const hexadecimal = z.string().regex(/^(?:[0-9a-f]{2})+$/u);

/** A proof-of-work challenge in ALTCHA's own format (version 2), so that any of its solvers can take it; hence not in snake_case. */
export const challengeSchema = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal("PBKDF2/SHA-256"),
    nonce: hexadecimal.length(32),
    salt: hexadecimal.length(32),
    cost: z.number().int(),
    keyLength: z.number().int(),
    keyPrefix: hexadecimal,
    keySignature: hexadecimal,
    expiresAt: z.number().int(),
    data: z.strictObject({ tenant_id: z.string(), action: z.string() }),
  }),
  signature: hexadecimal,
});
export type Challenge = z.infer<typeof challengeSchema>;

/** What the header holds, as JSON in Base64: the challenge as it was handed out, and its solution. */
export const solvedChallengeSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({ counter: z.number().int().min(0), derivedKey: hexadecimal }),
});
export type SolvedChallenge = z.infer<typeof solvedChallengeSchema>;
