import { apiKeyHeader } from "../api-key/api-key.ts";

/** How a caller says who it is. */
export const securitySchemes = {
  endUserToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "The token of an end user: one that the sign-in endpoints gave out, or one of an issuer that the tenant has registered (`aud` is `help-center`). " +
      "A token that is sent must verify; the request never falls back to an anonymous one.",
  },
  apiKey: {
    type: "apiKey",
    in: "header",
    name: apiKeyHeader,
    description:
      "The key of one of the tenant's own programs, for servers only: pages of other origins cannot send it. It names its tenant, and is good for the scopes " +
      "that it was made with. Together with `Authorization` it is refused.",
  },
} as const;

export type SecuritySchemeName = keyof typeof securitySchemes;
