import { challengeSchema } from "../challenge/challenge.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofTenant } from "./endpoint-errors.ts";
import { exampleTenantId, tenantId } from "./parameters.ts";

const challenge = described(challengeSchema, {
  id: "Challenge",
  description: "A proof-of-work challenge in ALTCHA's own format (version 2), hence not in snake_case.",
  fields: {
    parameters: "What is to be solved. Any of ALTCHA's solvers takes it.",
    signature: "Says that it is one of ours. Send it back as it is.",
  },
});

/** `GET /challenge`. */
export const challengeEndpoints = [
  endpoint({
    operationId: "getChallenge",
    method: "get",
    path: "/api/v1/help-center/challenge",
    tag: "Conversations",
    summary: "Get a challenge",
    description:
      "For a visitor's submission that was refused with `challenge_due` or `challenge_required`. Solved, it goes into the header `Portal-Challenge`, once, " +
      "within ten minutes.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: { query: { tenant_id: tenantId } },
    answers: {
      200: {
        description: "A challenge for this tenant.",
        content: {
          contentType: "application/json",
          schema: challenge,
          examples: {
            challenge: {
              parameters: {
                algorithm: "PBKDF2/SHA-256",
                nonce: "00112233445566778899aabbccddeeff",
                salt: "ffeeddccbbaa99887766554433221100",
                cost: 5000,
                keyLength: 32,
                keyPrefix: "00a1",
                keySignature: "5f2c",
                expiresAt: 1795340400,
                data: { tenant_id: exampleTenantId, action: "conversation.create" },
              },
              signature: "9c1e",
            },
          },
        },
      },
    },
    errors: ofTenant,
  }),
] as const;
