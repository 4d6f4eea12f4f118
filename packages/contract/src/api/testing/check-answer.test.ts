import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openApiDocument } from "../open-api-document.ts";
import { checkAnswer, type ReceivedAnswer } from "./check-answer.ts";
import { readOperations } from "./operations.ts";
import type { DrawnRequest } from "./request-parts.ts";
import { createValidators } from "./validators.ts";

const document = z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(openApiDocument())));
const source = { document, validators: createValidators(document) };

function requestTo(operationId: string, change: Partial<DrawnRequest> = {}): DrawnRequest {
  const operation = readOperations(document).find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`There is no ${operationId}`);
  return {
    operation,
    method: operation.method,
    target: operation.path,
    headers: {},
    body: null,
    fault: null,
    ...change,
  };
}

const headers = {
  "x-request-id": "0191d3c4-7f5a-4c1e-9a53-5d4b0c5b7a10",
  "cache-control": "no-store",
  "content-type": "application/json",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=()",
};

function answerOf(status: number, body: unknown, more: Record<string, string> = {}): ReceivedAnswer {
  return { status, headers: new Map(Object.entries({ ...headers, ...more })), text: JSON.stringify(body) };
}

const healthy = answerOf(200, { status: "ok" });

describe("an answer", () => {
  it("that the document describes is as it should be", () => {
    expect(checkAnswer(source, requestTo("getHealth"), healthy)).toEqual([]);
    const refused = answerOf(405, { detail: "Method not allowed" }, { allow: "GET, HEAD, OPTIONS" });
    expect(checkAnswer(source, requestTo("getHealth", { method: "PUT" }), refused)).toEqual([]);
  });

  it.each([
    ["an undocumented status", answerOf(418, {}), "status 418 is not in the document"],
    ["a failure, documented or not", answerOf(500, { detail: "Internal server error" }), "status 500"],
    ["no answer at all", { status: 0, headers: new Map(), text: "" }, "status 0 is not in the document"],
    ["another body", answerOf(200, { status: "ok", more: 1 }), "body: data must NOT have additional properties"],
    ["no JSON", { ...healthy, text: "ok" }, "body: data must be object"],
    [
      "an undocumented header",
      answerOf(200, { status: "ok" }, { server: "x" }),
      "header server is not in the document",
    ],
    [
      "another type",
      answerOf(200, { status: "ok" }, { "content-type": "text/html" }),
      "content type text/html instead",
    ],
    [
      "another value of a header",
      answerOf(200, { status: "ok" }, { "x-frame-options": "ALLOW" }),
      "header x-frame-options: ALLOW: data must be equal to constant",
    ],
    [
      "a header too few",
      { ...healthy, headers: new Map(Object.entries(headers).filter(([name]) => name !== "x-request-id")) },
      "header x-request-id is missing",
    ],
  ])("with %s is a problem", (_, answer, problem) => {
    expect(checkAnswer(source, requestTo("getHealth"), answer)).toEqual([expect.stringContaining(problem)]);
  });

  it("to a faulty request must refuse it, in a sentence of the document", () => {
    const faulty = requestTo("resolveTenant", { fault: "half a body" });
    const accepted = answerOf(200, { tenant_id: headers["x-request-id"], tenant_slug: "acme", tenant_name: "Acme" });

    expect(checkAnswer(source, faulty, accepted)).toEqual(["status 200 in spite of half a body"]);
    expect(checkAnswer(source, faulty, answerOf(404, { detail: "No" }))).toEqual([
      'the refusal "No" is not in the document',
    ]);
    expect(checkAnswer(source, faulty, answerOf(404, { detail: "Tenant not found" }))).toEqual([]);
  });
});
