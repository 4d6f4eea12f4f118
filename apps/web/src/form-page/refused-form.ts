import type { KeptFile } from "../portal-form/files/chosen-file.ts";
import type { Refusal } from "../portal-form/refusal.ts";
import type { FormVersion } from "./form-version.ts";
import type { Typed } from "./typed/typed.ts";

/** What the page shows after a form without scripts was refused: why, and the version that was filled in with everything that was typed. */
export interface RefusedForm {
  refusal: Refusal;
  /** `null` when it could not be had just now: then the page shows the current one. */
  form: FormVersion | null;
  typed: Typed;
  /** What has been uploaded of its files; their ids stand in `typed`. */
  files: readonly KeptFile[];
  /** What the form is sent under next: its own key, unless that one has brought a request or was none. */
  key: string;
  /** What the form was first shown with, so that mending one word quickly is not mistaken for haste. */
  formToken: string | null;
}
