import type { ReactNode } from "react";
import type { Words } from "../language/words.ts";

/** What a control needs so that its label, hint and error belong to it. */
export interface ControlAttributes {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  /** Also the control's id: links to it must work before and without scripts. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
  words: Pick<Words["controls"], "error" | "optional">;
  children: (control: ControlAttributes) => ReactNode;
}

/** One question: label, hint, error and control, tied together once so that no form can forget. */
export function Field({ name, label, hint, error, isOptional = false, words, children }: FieldProps) {
  return (
    <div className="field" data-invalid={error === undefined ? undefined : ""}>
      <label className="field-label" htmlFor={name}>
        {label}
        {isOptional && <span className="field-optional"> ({words.optional})</span>}
      </label>
      <FieldNotes name={name} hint={hint} error={error} words={words} />
      {children({ id: name, required: !isOptional, ...controlAttributes({ name, hint, error }) })}
    </div>
  );
}

interface ChoiceProps extends Omit<FieldProps, "children" | "isOptional"> {
  choices: readonly { value: string; label: string }[];
  defaultValue: string;
}

/** One question with few answers: a group of radio buttons, the first of which has the group's name as its id. */
export function Choice({ name, label, hint, error, words, choices, defaultValue }: ChoiceProps) {
  const { "aria-describedby": describedBy, "aria-invalid": isInvalid } = controlAttributes({ name, hint, error });
  return (
    <fieldset className="field" aria-describedby={describedBy} data-invalid={error === undefined ? undefined : ""}>
      <legend className="field-label">{label}</legend>
      <FieldNotes name={name} hint={hint} error={error} words={words} />
      <div className="choices">
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              id={index === 0 ? name : `${name}-${choice.value}`}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              aria-invalid={isInvalid}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Notes = Pick<FieldProps, "name" | "hint" | "error">;

function FieldNotes({ name, hint, error, words }: Notes & Pick<FieldProps, "words">) {
  return (
    <>
      {hint !== undefined && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">{words.error}: </span>
          {error}
        </p>
      )}
    </>
  );
}

function controlAttributes({ name, hint, error }: Notes): Omit<ControlAttributes, "id" | "required"> {
  const notes = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean);
  return {
    name,
    "aria-describedby": notes.length > 0 ? notes.join(" ") : undefined,
    "aria-invalid": error === undefined ? undefined : true,
  };
}
