/** What the linter looks for. */
export type LintRule =
  | "invalid_document"
  | "condition_loop"
  | "unknown_field"
  | "unfit_condition"
  | "unknown_option"
  | "never_visible"
  | "impossible_limits"
  | "impossible_default"
  | "missing_translation"
  | "unknown_locale"
  | "low_contrast"
  | "missing_consent"
  | "missing_mapping"
  | "unfit_mapping"
  | "forbidden_prefill"
  | "unknown_category"
  | "too_many_files";

/** Something that the linter says of a form. An `error` keeps it from being published; a `warning` is for its author to weigh. */
export interface Finding {
  readonly rule: LintRule;
  readonly severity: "error" | "warning";
  /** Where, seen from the document, e.g. `["fields", 3, "visible_when", "all", 0, "field"]`. */
  readonly path: readonly (string | number)[];
  /** What is wrong, in one sentence without the values that were sent. */
  readonly sentence: string;
}
