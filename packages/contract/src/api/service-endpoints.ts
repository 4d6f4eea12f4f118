import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ofEveryRequest } from "./endpoint-errors.ts";
import { ifNoneMatch } from "./parameters.ts";

const health = z
  .strictObject({ status: z.literal("ok") })
  .meta({ id: "Health", description: "The process lives. Nothing else was asked." });
const readiness = z
  .strictObject({ status: z.literal("ready") })
  .meta({ id: "Readiness", description: "The database answers, and its migrations are current." });
const publicKey = z
  .strictObject({
    kty: z.literal("EC"),
    crv: z.literal("P-256"),
    alg: z.literal("ES256"),
    use: z.literal("sig"),
    kid: z.string(),
    x: z.string(),
    y: z.string(),
  })
  .meta({ id: "PublicKey", description: "A public key (RFC 7517)." });
const publicKeys = z
  .strictObject({ keys: z.array(publicKey) })
  .meta({ id: "PublicKeys", description: "The keys that verify the portal's own tokens, newest first." });
const openApi = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ id: "OpenApiDocument", description: "An OpenAPI 3.1 document." });

const json = "application/json";

/** What monitors, token readers and tools ask. */
export const serviceEndpoints = [
  endpoint({
    operationId: "getHealth",
    method: "get",
    path: "/api/health",
    tag: "Service",
    summary: "Ask whether the process lives",
    description: "It does while this answers, whatever its database does.",
    callers: ["anybody"],
    answers: {
      200: {
        description: "It lives.",
        content: { contentType: json, schema: health, examples: { alive: { status: "ok" } } },
      },
    },
    errors: ofEveryRequest,
  }),
  endpoint({
    operationId: "getReadiness",
    method: "get",
    path: "/api/ready",
    tag: "Service",
    summary: "Ask whether requests can be served",
    description: "For whatever hands requests out to several processes.",
    callers: ["anybody"],
    answers: {
      200: {
        description: "They can.",
        content: { contentType: json, schema: readiness, examples: { ready: { status: "ready" } } },
      },
    },
    errors: [...ofEveryRequest, "not_ready"],
  }),
  endpoint({
    operationId: "getPublicKeys",
    method: "get",
    path: "/.well-known/jwks.json",
    tag: "Service",
    summary: "Get the public keys of the portal's tokens",
    description: "May be kept for half a minute. A reader that meets an unknown `kid` asks again.",
    callers: ["anybody"],
    answers: {
      200: {
        description: "The keys.",
        content: {
          contentType: json,
          schema: publicKeys,
          examples: {
            one: {
              keys: [
                { kty: "EC", crv: "P-256", alg: "ES256", use: "sig", kid: "2026-11", x: "f83OJ3D2", y: "x_FEzRu9" },
              ],
            },
          },
        },
      },
    },
    errors: ofEveryRequest,
  }),
  endpoint({
    operationId: "getOpenApiDocument",
    method: "get",
    path: "/api/openapi.json",
    tag: "Service",
    summary: "Get this document",
    description: "What the portal answers and takes, as OpenAPI 3.1. The answer may be kept for five minutes.",
    callers: ["anybody"],
    parameters: { header: ifNoneMatch },
    answers: {
      200: {
        description: "The document.",
        headers: ["ETag"],
        content: {
          contentType: json,
          schema: openApi,
          examples: { begin: { openapi: "3.1.1", info: { title: "Help-center portal", version: "1.0.0" }, paths: {} } },
        },
      },
      304: { description: "What you have still holds.", headers: ["ETag"] },
    },
    errors: ofEveryRequest,
  }),
] as const;
