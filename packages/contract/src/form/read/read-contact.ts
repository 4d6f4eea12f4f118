import { canonicaliseEmail, emailMessage } from "../../identity/canonicalise-email.ts";
import { findTextProblem, isStorable } from "../../text/text-rules.ts";
import { usualMaxLength } from "../form-limits.ts";
import { accept, notAString, refuse, type Reading } from "./reading.ts";

const scheme = /^([a-z][a-z0-9+.-]*):/iu;
// Anything that a browser would quietly strip or turn around, so that what is shown is where a click leads.
const notInAnAddress = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u202A-\u202E\u2066-\u2069\\<>"]/u;
const authority = /^https?:\/\/(?![/:?#])[^/?#@]+(?:[/?#]|$)/iu;
// Every part begins with a character that cannot end the one before, so that nothing is tried twice.
const separated = /^\+[0-9]+(?:[ ./-][0-9]+)*(?:[ ./-]?\([0-9]+\)[ ./-]?[0-9]+(?:[ ./-][0-9]+)*)?$/u;
const e164 = /^\+[1-9][0-9]{6,14}$/u;
const phoneMessage = "Value is not a phone number: it should be international, such as +49 30 1234567";

/** Reads a web address and keeps it as it was sent but for white space around it: http or https, a host, no user name in front of it. */
export function readUrl(answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const address = answer.trim();
  const problem = findTextProblem(address, { minCharacters: 1, maxCharacters: usualMaxLength.url });
  if (problem !== null) return refuse(problem.type, problem.msg);
  const name = scheme.exec(address)?.[1]?.toLowerCase();
  if (name !== undefined && name !== "http" && name !== "https") {
    return refuse("url_scheme", "URL scheme should be 'http' or 'https'");
  }
  const isAddress = !notInAnAddress.test(address) && authority.test(address) && URL.canParse(address);
  return isAddress
    ? accept(address)
    : refuse("url_parsing", "Input should be a web address such as https://example.com");
}

/** Reads an e-mail address into its one canonical form. */
export function readEmail(answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const canonical = canonicaliseEmail(answer);
  return canonical === null ? refuse("value_error", emailMessage) : accept(canonical);
}

/**
 * Reads a phone number into E.164: a plus, a country code, 7 to 15 digits in all. Single spaces, dots, hyphens, slashes and one pair of
 * brackets are how people write it, and go. `(0)` is refused: some dial that zero and some do not.
 */
export function readPhone(answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const typed = isStorable(answer) ? answer.trim() : answer;
  const isPlausible = typed.length <= 40 && separated.test(typed) && !typed.includes("(0)");
  const digits = isPlausible ? typed.replaceAll(/[^+0-9]/gu, "") : "";
  return e164.test(digits) ? accept(digits) : refuse("value_error", phoneMessage);
}
