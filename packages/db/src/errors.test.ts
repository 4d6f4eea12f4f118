import { describe, expect, test } from "vitest";
import { classifyFailure, sqlState } from "./errors.ts";

const prismaError = (code: string, originalCode: string) =>
  Object.assign(new Error("prisma"), { code, meta: { driverAdapterError: { cause: { originalCode } } } });

describe("classifyFailure", () => {
  test.each([
    ["a serialization failure", prismaError("P2034", "40001"), "conflict"],
    ["a deadlock in a raw statement", prismaError("P2010", "40P01"), "conflict"],
    ["a lock time-out", prismaError("P2010", "55P03"), "conflict"],
    ["an administrator's shutdown", prismaError("P2010", "57P01"), "connection_lost"],
    ["a cancelled statement", prismaError("P2010", "57014"), "timeout"],
    ["too many connections", prismaError("P2037", "53300"), "timeout"],
    ["no transaction in time", Object.assign(new Error("late"), { code: "P2028" }), "timeout"],
    ["a refused connection", Object.assign(new Error("no"), { code: "ECONNREFUSED" }), "connection_lost"],
    ["a broken pipe", Object.assign(new Error("no"), { code: "EPIPE" }), "connection_lost"],
    ["a lost connection without a code", new Error("Connection terminated unexpectedly"), "connection_lost"],
    ["a pool without a free connection", new Error("timeout exceeded when trying to connect"), "timeout"],
    ["a unique violation", prismaError("P2002", "23505"), "other"],
    ["an exception raised in SQL", prismaError("P2010", "P0001"), "other"],
    ["an error of the callback's own", new TypeError("x is not a function"), "other"],
    ["something that is no error", undefined, "other"],
  ])("%s", (_, error, kind) => {
    expect(classifyFailure(error)).toBe(kind);
  });
});

test("sqlState does not take Prisma's codes for the server's", () => {
  expect(sqlState(Object.assign(new Error("x"), { code: "P2002" }))).toBeUndefined();
  expect(sqlState(prismaError("P2002", "23505"))).toBe("23505");
});
