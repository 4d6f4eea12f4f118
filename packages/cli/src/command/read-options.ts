import { z } from "zod";
import { Refusal } from "./refusal.ts";

/**
 * Checks what was given on the command line. A schema's messages go on from the option's name: "should be …".
 *
 * @throws Refusal `wrongUsage` with one sentence for every option that is missing or wrong
 */
export function readOptions<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal("wrongUsage", parsed.error.issues.map(sentenceOf).join("\n"));
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const option = flagOf(issue.path[0]);
  if (issue.input === undefined && issue.code !== "custom") return `${option} is required.`;
  // The contract's messages begin with what they speak of, which here is the option.
  return `${option} ${issue.message.replace(/^(?:Input|String|Text|Value) /u, "")}.`;
}

// Commander keeps --expires-in as expiresIn.
function flagOf(name: PropertyKey | undefined): string {
  return `--${String(name).replace(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`)}`;
}

/** One of a few words. */
export function oneOf<const Choices extends readonly string[]>(choices: Choices) {
  return z.enum(choices, { error: `should be one of ${choices.join(", ")}` });
}

/** A whole number, written in digits. */
export function wholeNumber(smallest: number, largest: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/u.test(text) && Number(text) >= smallest && Number(text) <= largest, {
      error: `should be a whole number from ${smallest} to ${largest}`,
    })
    .transform(Number);
}
