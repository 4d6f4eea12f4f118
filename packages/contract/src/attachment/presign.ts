import { z } from "zod";
import type { Problem } from "../errors/problem.ts";
import { isStorable, countCharacters } from "../text/text-rules.ts";
import type { AttachmentLimits } from "./attachment-limits.ts";
import { canonicalContentType, labelOfContentType } from "./file-kind.ts";
import { positiveInteger } from "../text/positive-integer.ts";
import { formatBytes } from "./format-bytes.ts";

const maxTypedNameCharacters = 1_000;
const contentTypePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,93}$/iu;

/** The same for JSON Schema, whose patterns have no flags. */
const jsonPatternOfContentType = "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+\\-]{0,62}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+\\-]{0,93}$";

/** Tells whether a text is a content type of the form `type/subtype`, without parameters. */
export function isContentType(text: string): boolean {
  return contentTypePattern.test(text);
}

/** What a caller says of a file that it is about to upload. The name may be anything that can be stored: it is made safe, not refused. */
export const presignInputSchema = z.strictObject({
  filename: z
    .string()
    .superRefine((name, context) => {
      if (!isStorable(name)) {
        const message = "Text should hold no NUL character and no lone surrogate";
        context.addIssue({ code: "custom", message, params: { type: "string_unicode" } });
      } else if (countCharacters(name) > maxTypedNameCharacters) {
        const message = `String should have at most ${maxTypedNameCharacters} characters`;
        context.addIssue({ code: "custom", message, params: { type: "string_too_long" } });
      }
    })
    .meta({ maxLength: maxTypedNameCharacters }),
  content_type: z
    .string()
    .superRefine((type, context) => {
      if (isContentType(type)) return;
      const message = "Value should be a content type such as image/png, without parameters";
      context.addIssue({ code: "custom", message, params: { type: "value_error" } });
    })
    .meta({ pattern: jsonPatternOfContentType }),
  file_size: positiveInteger("a file has at least one byte"),
});
export type PresignInput = z.input<typeof presignInputSchema>;

/** What of a file a tenant's limits are about. */
export type DeclaredFile = Pick<PresignInput, "content_type" | "file_size">;

/**
 * Holds a declared file against a tenant's limits; every message names the limit. A form asks the same function before it sends anything.
 *
 * @returns the problems, `loc` starting with `body`; none when the file may be uploaded
 */
export function findLimitProblems(file: DeclaredFile, limits: AttachmentLimits): Problem[] {
  if (limits.max_count === 0) {
    return [{ loc: ["body"], msg: "This help center does not take files", type: "value_error" }];
  }
  const problems: Problem[] = [];
  if (!limits.content_types.includes(canonicalContentType(file.content_type))) {
    const taken = limits.content_types.map(labelOfContentType).join(", ");
    problems.push({
      loc: ["body", "content_type"],
      msg: `File should be of a type that is taken here: ${taken}`,
      type: "enum",
    });
  }
  if (file.file_size > limits.max_file_bytes) {
    const limit = `${formatBytes(limits.max_file_bytes)} (${limits.max_file_bytes} bytes)`;
    problems.push({ loc: ["body", "file_size"], msg: `File should have at most ${limit}`, type: "less_than_equal" });
  }
  return problems;
}
