import { z } from "zod";
import { requesterVerifiedHeader, requesterVerifiedValue } from "../api-key/api-key.ts";
import { challengeHeader, challengeUnsolved } from "../challenge/challenge.ts";
import { idempotencyKeyHeader } from "../idempotency/idempotency-key.ts";

/** A demo tenant's, which every fresh install has. */
export const exampleTenantId = "11111111-1111-4111-8111-111111111111";

/** Names the tenant; without it the token or the Host header does. */
export const tenantId = z
  .uuid()
  .optional()
  .meta({
    description:
      "The tenant. When it is left out, the token's or the key's tenant counts, else the one that the Host header names (a help center's own host name).",
    examples: [exampleTenantId],
  });

const key = z
  .string()
  .regex(/^[\x21-\x7e]+$/u)
  .max(255);

/** The header that makes sending a request again safe. */
export const idempotencyKey = {
  [idempotencyKeyHeader]: key.optional().meta({
    description:
      "Your name for this very request: send it again under the same key, and it is done once. Visible ASCII; kept for 24 hours.",
    examples: ["8b2f3c64-5b6e-4a53-b3c0-0c4f1e0d9a77"],
  }),
};

/** The same where there is nothing to find without it. */
export const requiredIdempotencyKey = {
  [idempotencyKeyHeader]: key.meta({
    description: "The key that the submission was sent under.",
    examples: ["8b2f3c64-5b6e-4a53-b3c0-0c4f1e0d9a77"],
  }),
};

/** The header of a solved challenge. */
export const challengeAnswer = {
  [challengeHeader]: z
    .string()
    .optional()
    .meta({
      description:
        "A solved challenge as Base64 of its JSON, where a visitor's submission was refused for the want of one; " +
        `or \`${challengeUnsolved}\` from a program that cannot solve any: somebody then looks at the request first. Signed-in people are asked for none.`,
      examples: [challengeUnsolved],
    }),
};

/** The header by which a program vouches for the person in the body. */
export const requesterVerified = {
  [requesterVerifiedHeader]: z
    .literal(requesterVerifiedValue)
    .optional()
    .meta({
      description:
        "Says that the program has verified the person whose name and address are in the body, who then counts as one with a token. With an API key that has " +
        "the scope `conversations:on-behalf`, and with nothing else.",
      examples: [requesterVerifiedValue],
    }),
};

/** In which language to write. */
export const acceptLanguage = {
  "Accept-Language": z
    .string()
    .optional()
    .meta({ description: "Languages by preference (RFC 9110).", examples: ["de-AT, en;q=0.8"] }),
};

/** Asks whether an answer still holds. */
export const ifNoneMatch = {
  "If-None-Match": z
    .string()
    .optional()
    .meta({
      description: "The `ETag` of an answer that you have: while it holds, the answer is 304 without a body.",
      examples: ['"rQnkHUa3nBsmWIVbMXbnVAGd8c1ZNLgi1dPeXNfOqEo"'],
    }),
};
