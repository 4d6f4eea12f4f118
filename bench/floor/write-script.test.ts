import { describe, expect, it } from "vitest";
import type { TappedStatement } from "./wire-tap.ts";
import { writeScript } from "./write-script.ts";

function example(...parameters: (string | null)[]): TappedStatement[] {
  const places = parameters.map((_, index) => `$${index + 1}`).join(", ");
  return [
    { connection: 1, text: "BEGIN", parameters: [] },
    { connection: 1, text: `select ${places}`, parameters },
  ];
}

function valuesOf(first: (string | null)[], second: (string | null)[]): string {
  const script = writeScript({ examples: [example(...first), example(...second)] });
  return script.split("\n").find((line) => line.startsWith("select ")) ?? "";
}

describe("the script that pgbench runs", () => {
  it("draws anew what differs between submissions, each thing in its form", () => {
    const first = ["018f3c5e-0000-7000-8000-000000000001", "a@example.com", "REQ-AAAA-1111"];
    const second = ["018f3c5e-0000-7000-8000-000000000002", "b@example.com", "REQ-BBBB-2222"];

    expect(valuesOf(first, second)).toBe(
      "select uuidv7(), 'visitor-' || :n || '@example.com', " +
        "'REQ-' || substr(upper(lpad(to_hex(:n::bigint), 16, '0')), 9, 4) || '-' || substr(upper(lpad(to_hex(:n::bigint), 16, '0')), 13, 4);",
    );
  });

  it("leaves what is the same as it was, and any words", () => {
    expect(valuesOf(["same", "some words", null], ["same", "other words", null])).toBe(
      "select E'same', E'some words', null;",
    );
  });

  it("holds no colon, quote or backslash that pgbench or PostgreSQL would understand", () => {
    expect(valuesOf([":n; it's \\ "], [":n; it's \\ "])).toBe("select E'\\x3an; it''s \\\\ ';");
  });

  it("is refused of submissions that ran different statements", () => {
    expect(() => writeScript({ examples: [example("one"), example("one", "two")] })).toThrow("different statements");
  });
});
