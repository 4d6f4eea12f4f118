import { randomInt } from "node:crypto";

const syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"];

/** A submission as the REST door takes it. */
export interface Submission {
  readonly subject: string;
  readonly description: string;
  readonly name: string;
  readonly email: string;
}

/** A submission in words of its own, so that nothing but what is measured tells it from others. */
export function submissionFrom(email: string): Submission {
  return { subject: words(4), description: words(20), name: words(2), email };
}

function words(count: number): string {
  return Array.from({ length: count }, word).join(" ");
}

function word(): string {
  return Array.from({ length: randomInt(2, 5) }, () => syllables[randomInt(syllables.length)] ?? "").join("");
}
