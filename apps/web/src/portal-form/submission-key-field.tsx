import { submissionKeyField } from "./form-values.ts";

/** Carries the form's key where there are no scripts. A browser that brings back a form's text brings this back with it. */
export function SubmissionKeyField({ value }: { value: string }) {
  return <input type="hidden" name={submissionKeyField} value={value} />;
}
