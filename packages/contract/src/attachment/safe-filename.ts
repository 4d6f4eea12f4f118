import { extensionOf, findFileKind } from "./file-kind.ts";

/** Longest name that is kept, in Unicode code points and in bytes of UTF-8. */
export const filenameLimits = { maxCharacters: 100, maxBytes: 255 } as const;

const nameless = "file";
// Control characters, line separators, and everything that shows nothing or reorders what is shown.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;
// No name for a file on Windows; the colon would even name a stream of another file.
const forbiddenOnSomeSystem = /[<>:"|?*]/gu;
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
const edges = /^[.\s]+|[.\s]+$/gu;

/**
 * Turns any name into one that is safe to store, to show and to download on every system, and that people still recognise, in
 * whatever script it is written. Invisible characters go first, so that none of them hides a dot or a slash from the later steps.
 * The name ends as its content type's files do: a program that calls itself a picture is opened as a picture, or not at all.
 *
 * @param typed the name as the sender's system gave it; may hold anything
 * @param contentType the canonical content type of the file
 * @returns at most 100 code points and 255 bytes; the same again when it is given its own answer
 */
export function safeFilename(typed: string, contentType: string): string {
  const visible = typed.toWellFormed().replace(invisible, "").normalize("NFC");
  const lastPart = visible.split(/[/\\]/u).at(-1) ?? "";
  const plain = lastPart.replace(forbiddenOnSomeSystem, "_").replace(/\s+/gu, " ").replace(edges, "");
  const { stem, ending } = splitName(plain, contentType);
  const name = shorten(stem, ending) + ending;
  return deviceName.test(name) ? shorten(`_${stem}`, ending) + ending : name;
}

/** The part that may be shortened, and the ending that says what the file is. */
function splitName(plain: string, contentType: string): { stem: string; ending: string } {
  const expected = findFileKind(contentType)?.extensions ?? [];
  const extension = extensionOf(plain);
  const isExpected = expected.includes(extension) || (expected.length === 0 && extension !== "");
  if (isExpected)
    return { stem: plain.slice(0, -(extension.length + 1)), ending: plain.slice(-(extension.length + 1)) };
  const usual = expected[0];
  return { stem: plain, ending: usual === undefined ? "" : `.${usual}` };
}

/** Cuts between what readers take for characters, so that no accent, flag or family loses a part. */
function shorten(stem: string, ending: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(stem)) {
    if (!fits(kept + segment + ending)) break;
    kept += segment;
  }
  const trimmed = kept.replace(edges, "");
  return trimmed === "" ? nameless : trimmed;
}

function fits(name: string): boolean {
  return (
    name.length <= filenameLimits.maxBytes &&
    Array.from(name).length <= filenameLimits.maxCharacters &&
    new TextEncoder().encode(name).length <= filenameLimits.maxBytes
  );
}
