import { locPart, priorities, type Problem, type SubmittedRequest } from "@portal/contract";
import { readFormSubmission, type FormSubmission } from "@portal/contract/form";
import type { PresentedFile } from "../attachment/presented-file.ts";
import type { Door } from "../context.ts";
import type { PublishedForm } from "./form.ts";
import type { SubmittedForm } from "./find-submitted-form.ts";

/** A form as it was filled in. */
export interface FilledForm {
  form: PublishedForm;
  /** What is stored of the answers that are not parts of the request itself, by field key. */
  customAttrs: FormSubmission["customAttrs"];
  /** The files that answer questions. */
  files: PresentedFile[];
}

/** What a form makes of a submission. */
export type FormPart =
  | { success: true; filled: FilledForm | null; overlay: Partial<SubmittedRequest> }
  | { success: false; problems: Problem[] };

/**
 * Reads the part of a body that a form is about, as the version that was filled in. Without a form, nothing may be said to be of one.
 *
 * @param door a page without scripts shows all its fields, so what it sends for a hidden one is left out; programs are promised that nothing that
 *   they send is dropped, so theirs is refused
 */
export function readFormPart(submitted: SubmittedForm, input: unknown, door: Door): FormPart {
  if (submitted.kind === "refused") return { success: false, problems: submitted.problems };
  const body = isBody(input) ? input : {};
  if (submitted.kind === "none") return readWithoutForm(body);
  const { form } = submitted;
  const reading = readFormSubmission(form.document, body, {
    hiddenAnswers: door === "form" ? "strip" : "refuse",
  });
  if (!reading.success) return { success: false, problems: [...reading.problems] };
  const { mapped, customAttrs, attachmentIds } = reading.submission;
  const files = filesOf(form, attachmentIds);
  return { success: true, filled: { form, customAttrs, files }, overlay: overlayOf(mapped) };
}

function filesOf({ document }: PublishedForm, attachmentIds: FormSubmission["attachmentIds"]): PresentedFile[] {
  const questions = document.fields.filter((field) => field.type === "file");
  return questions.flatMap((question) => {
    const { key } = question;
    return (attachmentIds[key] ?? []).map((attachmentId, index): PresentedFile => {
      return { attachmentId, loc: ["body", "custom_attrs", key, index], question };
    });
  });
}

type Body = Readonly<Record<string, unknown>>;

function isBody(input: unknown): input is Body {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function readWithoutForm({ custom_attrs: attrs }: Body): FormPart {
  if (attrs === undefined) return { success: true, filled: null, overlay: {} };
  const loc = ["body", "custom_attrs"];
  if (!isBody(attrs)) return failure([{ loc, msg: "Input should be a valid dictionary", type: "dict_type" }]);
  const problems = Object.keys(attrs).map((key): Problem => {
    return { loc: [...loc, locPart(key)], msg: "Extra inputs are not permitted", type: "extra_forbidden" };
  });
  return problems.length > 0 ? failure(problems) : { success: true, filled: null, overlay: {} };
}

function failure(problems: Problem[]): FormPart {
  return { success: false, problems };
}

/** The parts of the request as the form read them; its own schema has accepted them too. */
function overlayOf({ subject, description, priority, category }: FormSubmission["mapped"]): Partial<SubmittedRequest> {
  const known = priorities.find((name) => name === priority);
  return {
    ...(subject !== undefined && { subject }),
    ...(description !== undefined && { description }),
    ...(known !== undefined && { priority: known }),
    ...(category !== undefined && { category }),
  };
}
