import { DatabaseBusyError, DatabaseUnavailableError } from "@portal/db";
import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { findPortalError } from "./find-portal-error.ts";
import { PortalError } from "./portal-error.ts";

const busy = new DatabaseBusyError(7);
const away = new DatabaseUnavailableError("rolled_back", { cause: new Error("gone") });
const refusal = new PortalError("tenant_not_found");

/** The same error as another bundle of the same source would make it: equal in every property, and of no class that we know. */
function ofAnotherBundle(error: Error): Error {
  return Object.assign(new Error(error.message), Object.fromEntries(Object.entries(error)), { name: error.name });
}

describe("findPortalError", () => {
  const planned: [string, Error, object][] = [
    ["a refusal", refusal, { code: "tenant_not_found", retryAfterSeconds: null }],
    ["a full queue", busy, { code: "service_unavailable", retryAfterSeconds: 7 }],
    ["a database that is away", away, { code: "service_unavailable", retryAfterSeconds: 2 }],
  ];

  it.each(planned)("finds %s", (_, error, expected) => {
    expect(findPortalError(error)).toMatchObject(expected);
  });

  it.each(planned)("finds %s that was thrown by code of another bundle", (_, error, expected) => {
    expect(findPortalError(ofAnotherBundle(error))).toMatchObject(expected);
  });

  it.each(planned)("finds %s behind what tRPC wraps around it", (_, error, expected) => {
    const wrapped = new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("outer", { cause: error }) });

    expect(findPortalError(wrapped)).toMatchObject(expected);
  });

  it("keeps the cause of what it answers as unavailable, for the log", () => {
    expect(findPortalError(busy)?.cause).toBe(busy);
  });

  it.each([
    ["a bug", new TypeError("undefined is not a function")],
    ["an error with a code of its own", Object.assign(new Error("x"), { name: "PortalError", code: "ECONNRESET" })],
    ["an error that only shares the word", Object.assign(new Error("x"), { code: "tenant_not_found" })],
    ["a text", "tenant_not_found"],
    ["nothing", undefined],
    ["an object", { name: "PortalError", code: "tenant_not_found" }],
  ])("takes %s for unplanned", (_, thrown) => {
    expect(findPortalError(thrown)).toBeNull();
  });
});
