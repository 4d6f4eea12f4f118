import { maxAttachmentsPerSubmission } from "../../attachment/attachment-limits.ts";
import { isQuestion } from "../compile-form.ts";
import type { FormDocument } from "../form-document.ts";
import type { CascadeOption, FormQuestion } from "../form-field.ts";
import { momentOf } from "../read/moment.ts";
import { readAnswer } from "../read/read-answer.ts";
import { limitsOf } from "../read/read-text.ts";
import type { Finding } from "./finding.ts";

/** Limits that leave nothing, defaults that the field would refuse, and times in the wrong order. */
export function findImpossibleLimits(document: FormDocument): Finding[] {
  const { opens_at: opensAt, closes_at: closesAt, fields } = document;
  const neverOpen = opensAt !== undefined && closesAt !== undefined && momentOf(opensAt) >= momentOf(closesAt);
  return [
    ...(neverOpen ? [impossible(["closes_at"], "The form closes before it opens")] : []),
    ...fields.flatMap((field, index) => (isQuestion(field) ? findInQuestion(field, index) : [])),
    ...findTooManyFiles(document),
  ];
}

function findInQuestion(field: FormQuestion, index: number): Finding[] {
  const path = ["fields", index];
  const member = emptyRange(field);
  const range =
    member === null ? [] : [impossible([...path, member], "No answer keeps within the limits of this field")];
  const tooDeep =
    field.type === "cascading_dropdown" && depthOf(field.options) > field.levels.length
      ? [impossible([...path, "options"], "The options have more levels than the field has names for")]
      : [];
  return [...range, ...tooDeep, ...findRefusedDefault(field, path)];
}

/** The member that leaves nothing to answer, or `null`. */
function emptyRange(field: FormQuestion): string | null {
  switch (field.type) {
    case "text":
    case "textarea": {
      const { minCharacters, maxCharacters } = limitsOf(field);
      return minCharacters > maxCharacters ? "max_length" : null;
    }
    case "number":
      return (field.min ?? -Infinity) > (field.max ?? Infinity) ? "max" : null;
    case "date":
      return (field.earliest ?? "") > (field.latest ?? "9999") ? "latest" : null;
    case "date_time": {
      const { earliest, latest } = field;
      return earliest !== undefined && latest !== undefined && momentOf(earliest) > momentOf(latest) ? "latest" : null;
    }
    case "multi_select": {
      const { min_selected: min = 0, max_selected: max = field.options.length } = field;
      return min > Math.min(max, field.options.length) ? "min_selected" : null;
    }
    default:
      return null;
  }
}

function findRefusedDefault(field: FormQuestion, path: readonly (string | number)[]): Finding[] {
  if (!("default" in field) || field.default === undefined || readAnswer(field, field.default).success) return [];
  const sentence = "The field would refuse its own default";
  return [{ rule: "impossible_default", severity: "error", path: [...path, "default"], sentence }];
}

function findTooManyFiles({ fields }: FormDocument): Finding[] {
  const counts = fields.map((field) => (field.type === "file" ? field.max_count : 0));
  const last = counts.findLastIndex((count) => count > 0);
  if (counts.reduce((sum, count) => sum + count, 0) <= maxAttachmentsPerSubmission) return [];
  const sentence = `The file fields together take more files than the ${maxAttachmentsPerSubmission} that a request can carry`;
  return [{ rule: "too_many_files", severity: "warning", path: ["fields", last, "max_count"], sentence }];
}

function depthOf(options: readonly CascadeOption[]): number {
  return 1 + Math.max(0, ...options.map(({ children }) => (children === undefined ? 0 : depthOf(children))));
}

function impossible(path: readonly (string | number)[], sentence: string): Finding {
  return { rule: "impossible_limits", severity: "error", path, sentence };
}
