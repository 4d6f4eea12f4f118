import type { Language } from "@portal/contract/language";

const arabicZero = "\u0660".charCodeAt(0);
const wideZero = "\uFF10".charCodeAt(0);
// Within these lengths a double holds every number exactly as it was written.
const plainNumber = /^[-+]?[0-9]{1,12}(?:\.[0-9]{1,6})?$/u;

/**
 * Reads a number as people of a language write it: with their decimal sign, and in their digits. Groups of thousands are not read, because
 * `1.000` is a thousand to some and one to others.
 *
 * @returns the number, or the text itself when it is none: the form's evaluator refuses it then
 */
export function readTypedNumber(text: string, language: Language): number | string {
  const ascii = text.trim().replaceAll(/[\u0660-\u0669\uFF10-\uFF19]/gu, asciiDigit);
  const sign = decimalSign(language);
  if (sign !== "." && ascii.includes(".")) return text;
  const plain = ascii.replace("\u2212", "-").replace(sign, ".");
  return plainNumber.test(plain) ? Number(plain) : text;
}

/** Writes a number so that {@link readTypedNumber} reads it. */
export function writeTypedNumber(value: number, language: Language): string {
  return new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 6 })
    .format(value)
    .replace(".", decimalSign(language));
}

/** Arabic keyboards write both digits; the decimal sign of either is read, the Arabic comma between thousands is not. */
function decimalSign(language: Language): string {
  return language === "de" ? "," : ".";
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code >= wideZero ? wideZero : arabicZero));
}
