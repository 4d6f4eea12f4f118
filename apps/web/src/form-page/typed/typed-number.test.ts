import { describe, expect, it } from "vitest";
import { readTypedNumber, writeTypedNumber } from "./typed-number.ts";

describe("readTypedNumber", () => {
  it.each([
    ["12.5", "en", 12.5],
    [" -3 ", "en", -3],
    ["\u22123", "en", -3],
    ["12,5", "de", 12.5],
    ["١٢.٥", "ar", 12.5],
    ["１２", "ja", 12],
    ["0.000001", "en", 0.000_001],
  ] as const)("reads %j in %s as %d", (text, language, number) => {
    expect(readTypedNumber(text, language)).toBe(number);
  });

  it.each([
    ["1,000", "en"],
    ["1.000", "de"],
    ["1.000,5", "de"],
    ["12 000", "en"],
    ["1e3", "en"],
    ["0x10", "en"],
    ["Infinity", "en"],
    [".", "en"],
    ["", "en"],
    ["twelve", "en"],
    ["1.0000001", "en"],
  ] as const)("leaves %j in %s as it was typed", (text, language) => {
    expect(readTypedNumber(text, language)).toBe(text);
  });

  it.each([
    [12.5, "en", "12.5"],
    [12_345.5, "de", "12345,5"],
    [-0.000_001, "ja", "-0.000001"],
    [7, "ar", "7"],
  ] as const)("reads what writeTypedNumber writes of %d in %s", (number, language, text) => {
    expect(writeTypedNumber(number, language)).toBe(text);
    expect(readTypedNumber(text, language)).toBe(number);
  });
});
