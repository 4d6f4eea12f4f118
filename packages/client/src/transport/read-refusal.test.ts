import { describe, expect, it } from "vitest";
import { refusals } from "../generated/refusals.ts";
import { isWorthRetrying } from "./is-worth-retrying.ts";
import { readRefusal } from "./read-refusal.ts";

function refusalOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readRefusal(new Response(null, { status, headers }), text);
}

describe("readRefusal", () => {
  it.each(Object.entries(refusals).filter(([type]) => type !== "invalid_input"))(
    "knows %s by its status and its sentence",
    (type, { status, detail }) => {
      expect(refusalOf(status, { detail })).toMatchObject({ type, status, message: detail, problems: [] });
    },
  );

  it("gives the problems of a 422 with their places, and says them in its message", () => {
    const problems = [
      { loc: ["body", "attachment_ids", 1], msg: "File is gone", type: "attachment_unavailable" },
      { loc: ["query", "tenant_id"], msg: "Field required", type: "missing" },
    ];

    expect(refusalOf(422, { detail: problems })).toMatchObject({
      type: "invalid_input",
      problems,
      message: "The request has problems: body.attachment_ids.1: File is gone; query.tenant_id: Field required",
    });
  });

  it("keeps what the headers say", () => {
    const headers = { "X-Request-Id": "r-1", "Retry-After": "3" };

    expect(refusalOf(429, { detail: refusals.too_many_requests.detail }, headers)).toMatchObject({
      requestId: "r-1",
      retryAfterMs: 3_000,
    });
  });

  it.each([
    [502, "<html>Bad gateway</html>"],
    [503, { detail: "Another sentence" }],
    [404, { detail: refusals.invalid_token.detail }],
    [422, { detail: [{ loc: "body" }] }],
    [400, { detail: null }],
    [400, "null"],
  ])("makes no refusal of the API's out of %i %j", (status, body) => {
    expect(refusalOf(status, body)).toMatchObject({ type: "unexpected_answer", status, problems: [] });
  });
});

describe("isWorthRetrying", () => {
  it.each([408, 429, 500, 502, 503, 504])("tries again after a bare %i", (status) => {
    expect(isWorthRetrying(refusalOf(status, ""))).toBe(true);
  });

  it.each([301, 400, 401, 403, 404, 409, 413, 415, 422])("does not after %i", (status) => {
    expect(isWorthRetrying(refusalOf(status, ""))).toBe(false);
  });

  it("waits where there were too many requests, and not where a challenge is due", () => {
    expect(isWorthRetrying(refusalOf(429, { detail: refusals.too_many_requests.detail }))).toBe(true);
    expect(isWorthRetrying(refusalOf(429, { detail: refusals.challenge_due.detail }))).toBe(false);
  });
});
