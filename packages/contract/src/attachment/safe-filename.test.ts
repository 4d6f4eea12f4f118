import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileKinds } from "./file-kind.ts";
import { safeFilename } from "./safe-filename.ts";

const png = "image/png";
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const charactersOf = (text: string) => Array.from(text).length;

describe("safeFilename", () => {
  it.each([
    "résumé 日本語 🐛.png",
    "Ο λογαριασμός μου.png",
    "فاتورة ٢٠٢٦.png",
    "चालान.png",
    "חשבונית.png",
    "ใบแจ้งหนี้.png",
    "IMG_0001 (2).PNG",
    "a.b.c.png",
    `${"あ".repeat(83)}12.png`,
    `${"a".repeat(96)}.png`,
  ])("keeps %s as it is", (name) => {
    expect(safeFilename(name, png)).toBe(name);
  });

  it.each([
    ["../../x", "x.png"],
    ["..\\..\\x.png", "x.png"],
    ["C:\\Users\\ada\\photo.png", "photo.png"],
    ["a/b", "b.png"],
    ["a/", "file.png"],
    ["", "file.png"],
    ["   ", "file.png"],
    ["...", "file.png"],
    [".htaccess", "htaccess.png"],
    ["\u200b.htaccess", "htaccess.png"],
    [".\u200b./.\u200bhtaccess", "htaccess.png"],
    ["..\u2060/\u2060..\u2060/x", "x.png"],
    ["x\u202egpj.exe", "xgpj.exe.png"],
    ["photo.png\u202e", "photo.png"],
    ["a\r\nSet-Cookie: b.png", "aSet-Cookie_ b.png"],
    ["a\tb\u0000c\u007f\u0085.png", "abc.png"],
    ["a\u2028b\u2029.png", "ab.png"],
    ["a\u00a0\u3000 b.png", "a b.png"],
    ["  photo.png. . ", "photo.png"],
    ["photo.png::$DATA", "photo.png__$DATA.png"],
    ['what? <b>"*|.png', "what_ _b____.png"],
    ["con", "_con.png"],
    ["NUL.tar.png", "_NUL.tar.png"],
    ["lpt1.png", "_lpt1.png"],
    ["console.png", "console.png"],
    ["photo", "photo.png"],
    ["photo.jpg", "photo.jpg.png"],
    ["evil.bat", "evil.bat.png"],
    ["photo.PNG", "photo.PNG"],
    [".png", "png.png"],
    ["half\ud83d.png", "half\ufffd.png"],
    ["e\u0301.png", "\u00e9.png"],
    ["👩\u200d👩\u200d👧.png", "👩👩👧.png"],
  ])("makes %j %j", (typed, safe) => {
    expect(safeFilename(typed, png)).toBe(safe);
  });

  it.each([
    ["notes.log", "text/plain", "notes.log"],
    ["page.html", "text/plain", "page.html.txt"],
    ["run.sh", "text/csv", "run.sh.csv"],
    ["scan.JPEG", "image/jpeg", "scan.JPEG"],
    ["drawing.dwg", "application/acad", "drawing.dwg"],
    ["drawing", "application/acad", "drawing"],
  ])("gives %j of type %s the name %j", (typed, contentType, safe) => {
    expect(safeFilename(typed, contentType)).toBe(safe);
  });

  it("shortens to 100 characters and 255 bytes, and keeps the ending", () => {
    expect(safeFilename("a".repeat(300), png)).toBe(`${"a".repeat(96)}.png`);
    expect(safeFilename(`${"a".repeat(255)}.png`, png)).toBe(`${"a".repeat(96)}.png`);
    expect(safeFilename(`${"あ".repeat(90)}.png`, png)).toBe(`${"あ".repeat(83)}.png`);
    expect(safeFilename("🐛".repeat(100), png)).toBe(`${"🐛".repeat(62)}.png`);
  });

  it("cuts no character in half", () => {
    const flags = safeFilename("🇩🇪".repeat(60), png);

    expect(flags).toBe(`${"🇩🇪".repeat(31)}.png`);
    // Letters with marks that have no composed form.
    expect(safeFilename("q\u0323\u0308".repeat(50), png)).toBe(`${"q\u0323\u0308".repeat(32)}.png`);
    expect(safeFilename(`z${"\u0300".repeat(300)}`, png)).toBe("file.png");
  });

  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.string({ unit: "grapheme", maxLength: 400 }),
    fc.array(fc.constantFrom(...hostileParts()), { maxLength: 60 }).map((parts) => parts.join("")),
  );
  const anyType = fc.constantFrom(...fileKinds.map(({ contentType }) => contentType), "application/x-unknown");

  it("is safe whatever is typed", () => {
    fc.assert(
      fc.property(anyText, anyType, (typed, contentType) => {
        const name = safeFilename(typed, contentType);

        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(name.normalize("NFC")).toBe(name);
        expect(charactersOf(name)).toBeGreaterThanOrEqual(1);
        expect(charactersOf(name)).toBeLessThanOrEqual(100);
        expect(bytesOf(name)).toBeLessThanOrEqual(255);
      }),
      { numRuns: 1_000 },
    );
  });

  it("ends as the files of its type do, so that no program is opened by its name", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...fileKinds), (typed, { contentType, extensions }) => {
        const ending = safeFilename(typed, contentType).split(".").at(-1)?.toLowerCase();

        expect(extensions).toContain(ending);
      }),
      { numRuns: 1_000 },
    );
  });

  it("changes nothing in what it gave", () => {
    fc.assert(
      fc.property(anyText, anyType, (typed, contentType) => {
        const once = safeFilename(typed, contentType);

        expect(safeFilename(once, contentType)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});

function hostileParts(): string[] {
  return [
    ...["..", ".", "/", "\\", "\u200b", "\u202e", "\u2066", "\u0000", "\r\n", " ", "\ud800", "\ufe0f", "\u00ad"],
    ...[
      ".png",
      ".exe",
      "con",
      "nul",
      "x",
      "é",
      "e\u0301",
      "日",
      "🐛",
      "👩\u200d👧",
      ":",
      "*",
      "\ufeff",
      "\u115f",
      "\u034f",
    ],
  ];
}
