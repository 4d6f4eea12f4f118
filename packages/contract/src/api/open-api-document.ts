import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { crossOriginPath } from "../cross-origin.ts";
import { answerHeaders, headersOfCrossOrigin } from "./answer-headers.ts";
import type { Endpoint, EndpointAnswer, Examples, Parameters } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { headerReferences, methodNotAllowed, refusalResponses } from "./refusals.ts";
import { securitySchemes } from "./security-schemes.ts";
import { tags } from "./tags.ts";

/** Grows with the contract: the first number when something that worked stops working. */
export const apiVersion = "1.0.0";

/** What {@link openApiDocument} gives. */
export type OpenApiDocument = ReturnType<typeof createDocument>;

const description = `Submit requests to a help center, with a token or without.

JSON in and out, in \`snake_case\`; times are ISO 8601 in UTC; ids are UUIDs. A refusal is \`{"detail": "one sentence"}\`, but for 422, which lists every problem
with its place. Every answer carries \`X-Request-Id\`. An address answers a method that it does not have with 405 and \`Allow\`, and \`OPTIONS\` with 204.
Cookies are ignored: a call is anonymous, or brings a token or an API key. Pages of the origins that a tenant lists may call what is below
\`${crossOriginPath}\`, with a token or anonymously.`;

/** The document that describes every endpoint: the same object, in the same order, from the same contract. */
export function openApiDocument(): OpenApiDocument {
  return createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Help-center portal",
        version: apiVersion,
        description,
        license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
      },
      servers: [{ url: "/", description: "The portal that serves this document." }],
      tags: [...tags],
      paths: pathsOf(endpoints),
      components: {
        securitySchemes,
        headers: Object.fromEntries(Object.entries(answerHeaders)),
        responses: { MethodNotAllowed: methodNotAllowed },
      },
    },
    // `name` and `email` beside a token may hold anything, and so may a file.
    { allowEmptySchema: { unknown: true, any: true, custom: true } },
  );
}

function pathsOf(all: readonly Endpoint[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const described of all) {
    paths[described.path] = { ...paths[described.path], [described.method]: operationOf(described) };
  }
  return paths;
}

function operationOf({ operationId, tag, summary, description, ...described }: Endpoint): ZodOpenApiOperationObject {
  const isCrossOrigin = described.path.startsWith(crossOriginPath);
  const { callers, parameters = {}, body, answers, errors } = described;
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    security: callers.map((caller) => (caller === "anybody" ? {} : { [caller]: [] })),
    requestParams: {
      ...(parameters.path && { path: parametersOf(parameters.path) }),
      ...(parameters.query && { query: parametersOf(parameters.query) }),
      ...(parameters.header && { header: parametersOf(parameters.header) }),
    },
    ...(body && {
      requestBody: {
        description: body.description,
        required: body.isRequired,
        content: { [body.contentType]: { schema: body.schema, ...examplesOf(body.examples) } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, responseOf(answer, isCrossOrigin)]),
      ),
      ...refusalResponses(errors, isCrossOrigin),
    },
  };
}

function parametersOf(parameters: Parameters) {
  return z.object({ ...parameters });
}

function responseOf({ description, headers = [], content }: EndpointAnswer, isCrossOrigin: boolean) {
  return {
    description,
    headers: headerReferences([...headers, ...(isCrossOrigin ? headersOfCrossOrigin : [])]),
    ...(content && { content: { [content.contentType]: { schema: content.schema, ...examplesOf(content.examples) } } }),
  };
}

function examplesOf(examples: Examples) {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }] as const);
  return named.length === 0 ? {} : { examples: Object.fromEntries(named) };
}
