import type { ReactNode } from "react";
import type { FormQuestion, LocalText } from "@portal/contract/form";
import { controlName } from "../typed/typed.ts";
import { useFieldState, useFormText, useSurroundings, type QuestionSurroundings } from "./question-context.ts";

/** What a control needs so that its label, hint and error belong to it. */
export interface ControlAttributes {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FrameProps {
  field: FormQuestion;
  children: (control: ControlAttributes) => ReactNode;
}

/** One question with one control: label, hint, error and control, tied together once so that no type of field can forget. */
export function Question({ field, children }: FrameProps) {
  const control = useControl(field);
  return (
    <div className="field" {...useShown()} data-invalid={control["aria-invalid"] && ""}>
      <label className="field-label" htmlFor={control.id}>
        <Label field={field} />
      </label>
      <Notes field={field} />
      {children(control)}
    </div>
  );
}

/** One question with several boxes. The first of them has the question's name as its id, so that a link leads to it. */
export function QuestionGroup({ field, children }: FrameProps) {
  const control = useControl(field);
  return (
    <fieldset
      className="field"
      {...useShown()}
      aria-describedby={control["aria-describedby"]}
      data-invalid={control["aria-invalid"] && ""}
    >
      <legend className="field-label">
        <Label field={field} />
      </legend>
      <Notes field={field} />
      {children(control)}
    </fieldset>
  );
}

/** One question that is the label of its own box. */
export function QuestionInBox({ field, children }: FrameProps) {
  const control = useControl(field);
  return (
    <div className="field" {...useShown()} data-invalid={control["aria-invalid"] && ""}>
      <Notes field={field} />
      <label className="choice">
        {children(control)}
        <span>
          <Label field={field} />
        </span>
      </label>
    </div>
  );
}

/** A text of the form, marked with its language where that is not the page's. */
export function FormText({ text }: { text: LocalText }) {
  const say = useFormText();
  const { formLocale, language } = useSurroundings();
  if (formLocale === language) return say(text);
  return (
    <span lang={formLocale} dir="auto">
      {say(text)}
    </span>
  );
}

/**
 * How a field is kept out of sight. Until scripts run, style sheets alone hide what conditions will hide, and only where scripts are
 * allowed: see `form-page.css`.
 */
export function useShown(): { hidden: boolean; "data-until-live"?: "" } {
  const { isLive, showsAll } = useSurroundings();
  const { isVisible } = useFieldState();
  if (isVisible) return { hidden: false };
  return isLive ? { hidden: true } : { hidden: false, ...(!showsAll && { "data-until-live": "" as const }) };
}

function useControl({ key, hint }: FormQuestion): ControlAttributes {
  const { error, isRequired } = useFieldState();
  const name = controlName(key);
  const notes = [hint && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean);
  return {
    id: name,
    name,
    required: isRequired,
    "aria-describedby": notes.length > 0 ? notes.join(" ") : undefined,
    "aria-invalid": error === undefined ? undefined : true,
  };
}

function Label({ field }: { field: FormQuestion }) {
  const surroundings = useSurroundings();
  const { isRequired, isChanged } = useFieldState();
  const mark = markOf(field, isRequired, surroundings);
  return (
    <>
      <FormText text={field.label} />
      {mark !== null && <span className="field-optional"> ({mark})</span>}
      {isChanged && <span className="field-changed">{surroundings.words.form.changed}</span>}
    </>
  );
}

/** Where scripts do not run, nobody has said yet whether a question with a condition has to be answered. */
function markOf(field: FormQuestion, isRequired: boolean, { words, isLive }: QuestionSurroundings): string | null {
  if (isLive) return isRequired ? null : words.controls.optional;
  if (field.visible_when !== undefined || field.required_when !== undefined) return words.form.ifItApplies;
  return field.required === true ? null : words.controls.optional;
}

function Notes({ field: { key, hint } }: { field: FormQuestion }) {
  const { words } = useSurroundings();
  const { error } = useFieldState();
  const name = controlName(key);
  return (
    <>
      {hint !== undefined && (
        <p className="field-hint" id={`${name}-hint`}>
          <FormText text={hint} />
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">{words.controls.error}: </span>
          {error}
        </p>
      )}
    </>
  );
}
