import { canonicalContentType, labelOfContentType } from "../../attachment/file-kind.ts";
import { formatBytes } from "../../attachment/format-bytes.ts";
import { isStorable } from "../../text/text-rules.ts";
import type { FieldOf } from "../form-field.ts";
import { accept, refuse, type AnswerProblem, type Reading } from "./reading.ts";

const maxIdLength = 200;

/** What is known of an uploaded file, by its `attachment_id`. */
export interface KnownFile {
  readonly content_type: string;
  readonly file_size: number;
}

/** Reads a list of distinct `attachment_id`s. Whether they can be linked is for the database to say. */
export function readFiles(field: FieldOf<"file">, answer: unknown): Reading {
  if (!Array.isArray(answer)) return refuse("list_type", "Input should be a valid list");
  const { max_count: max } = field;
  if (answer.length > max) return refuse("too_long", `List should have at most ${max} ${max === 1 ? "item" : "items"}`);
  const ids: string[] = [];
  const problems: AnswerProblem[] = [];
  answer.forEach((id: unknown, index) => {
    if (typeof id !== "string") {
      problems.push({ at: [index], type: "string_type", msg: "Input should be a valid string" });
    } else if (id === "" || id.length > maxIdLength || !isStorable(id)) {
      problems.push({ at: [index], type: "value_error", msg: "Input should be an attachment_id" });
    } else if (ids.includes(id)) {
      problems.push({ at: [index], type: "value_error", msg: "Attachment should not be listed twice" });
    }
    ids.push(String(id));
  });
  return problems.length > 0 ? { success: false, problems } : accept(ids);
}

/** Holds files that are known against the limits of their field; one that is not known is left to whoever links it. */
export function findFileProblems(
  field: FieldOf<"file">,
  ids: readonly string[],
  known: ReadonlyMap<string, KnownFile>,
): AnswerProblem[] {
  const types = field.content_types.map(canonicalContentType);
  return ids.flatMap((id, index): AnswerProblem[] => {
    const file = known.get(id);
    if (file === undefined) return [];
    if (!types.includes(canonicalContentType(file.content_type))) {
      const labels = types.map(labelOfContentType).join(", ");
      return [{ at: [index], type: "enum", msg: `File should be of a type that is taken here: ${labels}` }];
    }
    if (file.file_size <= field.max_file_bytes) return [];
    const limit = `${formatBytes(field.max_file_bytes)} (${field.max_file_bytes} bytes)`;
    return [{ at: [index], type: "less_than_equal", msg: `File should have at most ${limit}` }];
  });
}
