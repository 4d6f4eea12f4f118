import { contentTypeOfFile, findLimitProblems } from "@portal/contract";
import { fillInOwn } from "../../language/fill-in.ts";
import { sayBytes, sayNumber } from "../../language/say.ts";
import type { FileTerms } from "./file-terms.ts";
import { sayKinds } from "./file-words.ts";

/** A file as far as a tenant's limits are about it. */
export interface WeighedFile {
  name: string;
  size: number;
  type: string;
}

/** Why a file may not be uploaded; `canRetry` when it may be once another file has gone. */
export interface Objection {
  reason: string;
  canRetry: boolean;
}

/**
 * Holds a file against the limits before anything of it is sent, by the server's own rules.
 *
 * @param others the files that are there already
 * @returns `null` when it may be uploaded
 */
export function findObjection(
  file: WeighedFile,
  others: readonly Pick<WeighedFile, "size">[],
  terms: FileTerms,
): Objection | null {
  const { limits, language } = terms;
  const words = terms.words.problems;
  if (file.size === 0) return { reason: words.empty, canRetry: false };
  const declared = { content_type: contentTypeOfFile(file), file_size: file.size };
  const [problem] = findLimitProblems(declared, limits);
  if (problem !== undefined) return { reason: reasonFor(problem.type, terms), canRetry: false };
  if (others.length >= limits.max_count) return { reason: sayMost(terms), canRetry: true };
  const totalBytes = others.reduce((sum, { size }) => sum + size, file.size);
  if (totalBytes <= limits.max_total_bytes) return null;
  const size = sayBytes(limits.max_total_bytes, language);
  return { reason: fillInOwn(words.tooLargeTogether, { size }), canRetry: true };
}

function reasonFor(type: string, terms: FileTerms): string {
  const { problems } = terms.words;
  if (type === "less_than_equal") {
    return fillInOwn(problems.tooLarge, { size: sayBytes(terms.limits.max_file_bytes, terms.language) });
  }
  return type === "enum" ? fillInOwn(problems.kind, { kinds: sayKinds(terms) }) : problems.refused;
}

/** Says how many files there may be. */
export function sayMost({ limits: { max_count: count }, words: { problems }, language }: FileTerms): string {
  return count === 1 ? problems.onlyOne : fillInOwn(problems.tooMany, { count: sayNumber(count, language) });
}
