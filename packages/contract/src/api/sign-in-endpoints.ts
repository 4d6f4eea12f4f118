import {
  logoutInputSchema,
  magicLinkInputSchema,
  magicLinkRequestedSchema,
  magicLinkVerifyInputSchema,
  refreshInputSchema,
  signedInSchema,
} from "../identity/magic-link.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofDatabase, ofJsonBody, ofTenant } from "./endpoint-errors.ts";
import { exampleTenantId, tenantId } from "./parameters.ts";

const magicLinkInput = described(magicLinkInputSchema, {
  id: "MagicLinkInput",
  description: "Who wants to sign in where.",
  fields: { email: "The address to mail the link to.", tenant_slug: "The tenant's short name." },
});
const magicLinkRequested = described(magicLinkRequestedSchema, {
  id: "MagicLinkRequested",
  description: "The same answer to everybody.",
  fields: { expires_in_seconds: "How long a link works." },
});
const magicLinkVerifyInput = described(magicLinkVerifyInputSchema, {
  id: "MagicLinkVerifyInput",
  description: "The token of a mailed link.",
  fields: { token: "What the link has as its `token`." },
});
const refreshInput = described(refreshInputSchema, {
  id: "RefreshInput",
  description: "The newest refresh token.",
  fields: { refresh_token: "It works once: keep the one in the answer." },
});
const logoutInput = described(logoutInputSchema, {
  id: "LogoutInput",
  description: "Which sign-in ends.",
  fields: { refresh_token: "Ends this one; without it all of the person's sign-ins end." },
});
const signedIn = described(signedInSchema, {
  id: "SignedIn",
  description: "A signed-in end user's tokens.",
  fields: {
    access_token: "A JWT for the Authorization header. Public keys: `GET /.well-known/jwks.json`.",
    refresh_token: "Trade it for new tokens; it works once.",
    token_type: "What to write in front of the token.",
    expires_in: "How long the access token holds, in seconds.",
    requester: "Who it is.",
  },
});

const signedInAnswer = {
  description: "The tokens.",
  content: {
    contentType: "application/json",
    schema: signedIn,
    examples: {
      ada: {
        access_token: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMTkxIn0.c2ln",
        refresh_token: "rt_cQ1xk2w8sY0bV5nR7tZ3mA",
        token_type: "Bearer",
        expires_in: 3600,
        requester: {
          requester_id: "0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a13",
          email: "ada@example.com",
          full_name: "Ada Lovelace",
          tenant_id: exampleTenantId,
        },
      },
    },
  },
} as const;

/** An end user's way to a token, and out again. */
export const signInEndpoints = [
  endpoint({
    operationId: "requestMagicLink",
    method: "post",
    path: "/api/v1/app/auth/magic-link",
    tag: "Sign-in",
    summary: "Mail a sign-in link",
    description:
      "The answer is the same whether or not the address is known and whether or not a mail is sent. Three unused links at most are under way.",
    callers: ["anybody"],
    body: {
      contentType: "application/json",
      schema: magicLinkInput,
      isRequired: true,
      description: "Who wants to sign in where.",
      examples: { ada: { email: "ada@example.com", tenant_slug: "acme" } },
    },
    answers: {
      202: {
        description: "If a link is to be sent, it is on its way.",
        content: {
          contentType: "application/json",
          schema: magicLinkRequested,
          examples: { requested: { expires_in_seconds: 900 } },
        },
      },
    },
    errors: [...ofDatabase, ...ofJsonBody, "tenant_not_found", "too_many_requests"],
  }),
  endpoint({
    operationId: "verifyMagicLink",
    method: "post",
    path: "/api/v1/app/auth/magic-link/verify",
    tag: "Sign-in",
    summary: "Trade a link for tokens",
    description: "A link works once, for 15 minutes.",
    callers: ["anybody"],
    body: {
      contentType: "application/json",
      schema: magicLinkVerifyInput,
      isRequired: true,
      description: "The token of the link.",
      examples: { link: { token: "sl_cQ1xk2w8sY0bV5nR7tZ3mA" } },
    },
    answers: { 200: signedInAnswer },
    errors: [...ofDatabase, ...ofJsonBody, "sign_in_link_invalid"],
  }),
  endpoint({
    operationId: "refreshTokens",
    method: "post",
    path: "/api/v1/app/auth/refresh",
    tag: "Sign-in",
    summary: "Trade a refresh token for new tokens",
    description:
      "Each works once. A used one that comes back ends the sign-in, because two hold it; the same request sent again within ten seconds does not.",
    callers: ["anybody"],
    body: {
      contentType: "application/json",
      schema: refreshInput,
      isRequired: true,
      description: "The newest refresh token.",
      examples: { refresh: { refresh_token: "rt_cQ1xk2w8sY0bV5nR7tZ3mA" } },
    },
    answers: { 200: signedInAnswer },
    errors: [...ofDatabase, ...ofJsonBody, "invalid_token"],
  }),
  endpoint({
    operationId: "logOut",
    method: "post",
    path: "/api/v1/app/auth/logout",
    tag: "Sign-in",
    summary: "Sign out",
    description:
      "Ends the sign-in of the refresh token that is sent, or all of the person's when none is. Access tokens end by themselves.",
    callers: ["endUserToken"],
    parameters: { query: { tenant_id: tenantId } },
    body: {
      contentType: "application/json",
      schema: logoutInput,
      isRequired: false,
      description: "All of it may be left out.",
      examples: { one: { refresh_token: "rt_cQ1xk2w8sY0bV5nR7tZ3mA" }, all: {} },
    },
    answers: { 204: { description: "It is ended, or was before." } },
    errors: [...ofTenant, ...ofJsonBody, "api_key_not_accepted"],
  }),
] as const;
