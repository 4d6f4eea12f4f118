/** What can be different between two forms. */
export type FormChangeKind =
  | "title_changed"
  | "description_changed"
  | "languages_changed"
  | "access_changed"
  | "times_changed"
  | "order_changed"
  | "field_added"
  | "field_removed"
  | "type_changed"
  | "text_changed"
  | "required_changed"
  | "condition_changed"
  | "options_added"
  | "options_removed"
  | "options_reworded"
  | "options_reordered"
  | "limits_changed"
  | "default_changed"
  | "prefill_changed"
  | "mapping_changed"
  | "privacy_changed";

/** One difference between two forms. */
export interface FormChange {
  readonly kind: FormChangeKind;
  /** The key of the field that it is about, or `null` for the form as a whole. */
  readonly key: string | null;
  /** The difference in words, in English, with the texts of the form in its default language. */
  readonly sentence: string;
}
