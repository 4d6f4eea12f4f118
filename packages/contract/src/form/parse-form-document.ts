import { problemsFromZod } from "../errors/problems-from-zod.ts";
import { formDocumentSchema, type FormDocument } from "./form-document.ts";
import { formLimits } from "./form-limits.ts";
import type { Finding } from "./lint/finding.ts";

export type ParsedForm = { success: true; document: FormDocument } | { success: false; findings: readonly Finding[] };

/**
 * Reads a form document from anything, hostile JSON included. What it gives can be evaluated without further checks; whether it
 * is worth publishing is for `lintForm` to say.
 *
 * @returns the document, or an error with its path for everything that is wrong with it
 */
export function parseFormDocument(input: unknown): ParsedForm {
  const excess = findExcess(input);
  if (excess !== null) return refused([], excess);
  const parsed = formDocumentSchema.safeParse(input, { reportInput: true });
  if (parsed.success) return { success: true, document: parsed.data };
  const findings = problemsFromZod(parsed.error, "body").map(({ loc, msg }): Finding => {
    return { rule: "invalid_document", severity: "error", path: loc.slice(1), sentence: msg };
  });
  return { success: false, findings };
}

function refused(path: readonly (string | number)[], sentence: string): ParsedForm {
  return { success: false, findings: [{ rule: "invalid_document", severity: "error", path, sentence }] };
}

/** Measures without recursion, because a schema that recurses would exhaust the stack on a document that is deep enough. */
function findExcess(input: unknown): string | null {
  const { maxNesting, maxDocumentCharacters } = formLimits;
  let characters = 0;
  const pending: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (depth > maxNesting) return `A form should be nested at most ${maxNesting} levels deep`;
    characters += typeof value === "string" ? value.length + 2 : 1;
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        characters += Array.isArray(value) ? 1 : key.length + 4;
        pending.push({ value: inner, depth: depth + 1 });
      }
    }
    if (characters > maxDocumentCharacters) return `A form should have at most ${maxDocumentCharacters} characters`;
  }
  return null;
}
