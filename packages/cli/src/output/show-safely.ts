// What a terminal obeys or hides instead of showing it: escape sequences (C1's too, which JSON leaves alone), line separators,
// direction overrides, invisible characters. Joiners and variation selectors stay: scripts and emoji are written with them.
const unsafe =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?!\u200C|\u200D|[\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu;

/** A text from elsewhere in one line that a terminal can only show; what is hidden in it becomes visible, e.g. `\u{1b}`. */
export function showSafely(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** One line of JSON that means the same to a program and does nothing to a terminal. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, escapeUnits);
}

function escapeUnits(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
