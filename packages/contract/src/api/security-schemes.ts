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
} as const;

export type SecuritySchemeName = keyof typeof securitySchemes;
