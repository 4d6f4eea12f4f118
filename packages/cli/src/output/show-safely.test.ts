import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonLine, showSafely } from "./show-safely.ts";

const hostileCharacter = fc.constantFrom("\u001b", "\u009b", "\u007f", "\u2028", "\u202e", "\u{e0041}", "\ud800", "\\");
const obeyed = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

describe("showSafely", () => {
  it.each([
    ["a colour", "\u001b[31mred", "\\u{1b}[31mred"],
    ["a title, ended by BEL", "\u001b]0;owned\u0007", "\\u{1b}]0;owned\\u{7}"],
    ["C1's one-character CSI", "\u009b2J", "\\u{9b}2J"],
    ["a backspace", "paid\b\b\b\bopen", "paid\\u{8}\\u{8}\\u{8}\\u{8}open"],
    ["DEL", "a\u007fb", "a\\u{7f}b"],
    ["a right-to-left override", "invoice\u202efdp.exe", "invoice\\u{202e}fdp.exe"],
    ["an isolate", "\u2066x\u2069", "\\u{2066}x\\u{2069}"],
    ["a zero-width space", "ad\u200bmin", "ad\\u{200b}min"],
    ["text hidden in tags", "hi\u{e0041}", "hi\\u{e0041}"],
    ["half a surrogate pair", "\ud800", "\\u{d800}"],
  ])("makes %s visible", (_, hostile, shown) => {
    expect(showSafely(hostile)).toBe(shown);
  });

  it("keeps to one line and takes off space that could forge a column", () => {
    expect(showSafely("  Ada\r\n\t  Lovelace\u2028 \n")).toBe("Ada Lovelace");
  });

  it.each(["Zoë Łukasz", "محمد", "می‌خواهم", "山田太郎", "👩‍👩‍👧 ❤️", "क्षि"])("leaves %s as it is written", (text) => {
    expect(showSafely(text)).toBe(text);
  });
});

describe("jsonLine", () => {
  it("does nothing to a terminal and says the same to a program", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(hostileCharacter, fc.constantFrom("a", "é", "山", "🙂", '"', "\n")) }),
        (text) => {
          const line = jsonLine({ text });
          expect(line).not.toMatch(obeyed);
          expect(JSON.parse(line)).toEqual({ text });
        },
      ),
    );
  });

  it("writes what JSON itself leaves alone as escapes", () => {
    expect(jsonLine("\u009b31m\u202e\u{e0041}é")).toBe('"\\u009b31m\\u202e\\udb40\\udc41é"');
  });
});
