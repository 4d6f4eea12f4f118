import { describe, expect, it } from "vitest";
import { sayBytes, sayDay, sayMoment, sayNames, sayNumber, sayWait } from "./say.ts";

const megabyte = 1024 * 1024;

describe("sayBytes", () => {
  it.each([
    [1, "en", "1\u00A0byte"],
    [1023, "en", "1,023\u00A0bytes"],
    [1536, "en", "1.5\u00A0kB"],
    [20 * megabyte, "en", "20\u00A0MB"],
    [1.51 * megabyte, "de", "1,6\u00A0MB"],
    [3 * 1024 * megabyte, "ja", "3\u00A0GB"],
  ] as const)("says %s bytes in %s as %s", (bytes, language, text) => {
    expect(sayBytes(bytes, language)).toBe(text);
  });
});

describe("sayWait", () => {
  it.each([
    [20, "en", "in 20 seconds"],
    [90, "en", "in 2 minutes"],
    [700, "de", "in 12 Minuten"],
    [20, "ja", "20 秒後"],
  ] as const)("says a wait of %s s in %s as %s", (seconds, language, text) => {
    expect(sayWait(seconds, language)).toBe(text);
  });
});

it("says numbers, days and moments as each language does", () => {
  expect(sayNumber(1234.5, "de")).toBe("1.234,5");
  expect(sayDay("2026-03-01", "ja")).toBe("2026年3月1日");
  expect(sayMoment("2026-03-01T09:30:00Z", "de")).toBe("1. März 2026 um 09:30\u00A0UTC");
});

it("keeps names in their order, whatever their direction", () => {
  expect(sayNames(["PDF", "نص"], "ar")).toBe("\u2068PDF\u2069، \u2068نص\u2069");
  expect(sayNames(["PDF", "CSV"], "ja")).toBe("\u2068PDF\u2069、\u2068CSV\u2069");
});
