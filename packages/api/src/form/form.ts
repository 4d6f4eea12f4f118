import type { FormDocument } from "@portal/contract/form";

/** How a form is named: by the id that programs use, or by the key that people and addresses use. */
export type FormName = { by: "id"; id: string } | { by: "key"; key: string };

/** A form as the lists show it. */
export interface FormSummary {
  id: string;
  key: string;
  isDefault: boolean;
  isRetired: boolean;
  /** The version that is filled in now; `null` while nothing is published. */
  currentVersion: number | null;
}

/** A published version of a form. */
export interface PublishedForm extends FormSummary {
  version: number;
  currentVersion: number;
  document: FormDocument;
  /** `sha256:` and the hash of the canonical document in hexadecimal. */
  contentHash: string;
  publishedAt: Date;
  /** When the version after it was published; `null` while it is the current one. */
  supersededAt: Date | null;
}

/** What came of looking for a version: the form can be there without it. */
export type FoundForm =
  | { kind: "found"; form: PublishedForm }
  | { kind: "unknown_form" }
  | { kind: "unknown_version"; currentVersion: number };
