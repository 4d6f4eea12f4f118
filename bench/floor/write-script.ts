import type { SentStatement } from "./frontend-reader.ts";
import type { RecordedSubmission } from "./record-submission.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const address = /^[^@\s]+@[^@\s]+$/;
const reference = /^([A-Z]{2,6})-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/**
 * Writes the transaction that the product ran as a script for pgbench. What differs between two submissions is drawn anew each time, so
 * that every run stores a conversation of its own; the same in both is written as it was.
 */
export function writeScript({ examples: [first, second] }: Pick<RecordedSubmission, "examples">): string {
  if (first.map(({ text }) => text).join() !== second.map(({ text }) => text).join()) {
    throw new Error("Two submissions ran different statements.");
  }
  const lines = first.map((statement, index) => withValues(statement, second[index]?.parameters ?? []));
  return ["\\set n random(1, 1000000000000000)", ...lines.map((line) => `${line.replace(/;?\s*$/, "")};`), ""].join(
    "\n",
  );
}

function withValues({ text, parameters }: SentStatement, others: readonly (string | null)[]): string {
  return text.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const index = Number(digits) - 1;
    const value = parameters[index] ?? null;
    return value === null ? "null" : value === others[index] ? literal(value) : drawn(value);
  });
}

function drawn(value: string): string {
  if (uuid.test(value)) return "uuidv7()";
  if (address.test(value)) return "'visitor-' || :n || '@example.com'";
  const prefix = reference.exec(value)?.[1];
  // Hexadecimal digits are among those that a reference is made of.
  if (prefix !== undefined) {
    const digits = "upper(lpad(to_hex(:n::bigint), 16, '0'))";
    return `'${prefix}-' || substr(${digits}, 9, 4) || '-' || substr(${digits}, 13, 4)`;
  }
  // Words: whichever they are, they cost the same.
  return literal(value);
}

/** pgbench takes a colon for the beginning of a variable's name, within quotes too. */
function literal(value: string): string {
  return `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3a")}'`;
}
