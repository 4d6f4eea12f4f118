import type { FieldOf } from "@portal/contract/form";
import { pathsFrom } from "../paths-from.ts";
import { controlName, textOf } from "../typed/typed.ts";
import { tickedValue } from "../typed/typed-from-answers.ts";
import { useFormText, useSurroundings } from "./question-context.ts";
import { FormText, Question, QuestionGroup, QuestionInBox } from "./question-frame.tsx";

/** One option of a list. */
export function DropdownQuestion({ field }: { field: FieldOf<"dropdown"> }) {
  const { typed, words } = useSurroundings();
  const say = useFormText();
  return (
    <Question field={field}>
      {(control) => (
        <select {...control} className="control" defaultValue={textOf(typed, controlName(field.key))}>
          <option value="">{words.form.choose}</option>
          {field.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {say(label)}
            </option>
          ))}
        </select>
      )}
    </Question>
  );
}

/**
 * One path through a cascade, in a single list of all paths in groups: it needs no scripts, and whoever uses a keyboard or a screen reader hears
 * every choice at once instead of lists that change under them.
 */
export function CascadeQuestion({ field }: { field: FieldOf<"cascading_dropdown"> }) {
  const { typed, words } = useSurroundings();
  const say = useFormText();
  return (
    <Question field={field}>
      {(control) => (
        <select {...control} className="control" defaultValue={textOf(typed, controlName(field.key))}>
          <option value="">{words.form.choose}</option>
          {field.options.map((option) =>
            option.children === undefined ? (
              <option key={option.value} value={JSON.stringify([option.value])}>
                {say(option.label)}
              </option>
            ) : (
              <optgroup key={option.value} label={say(option.label)}>
                {pathsFrom(option).map((path) => (
                  <option
                    key={path.map(({ value }) => value).join()}
                    value={JSON.stringify(path.map(({ value }) => value))}
                  >
                    {path.map(({ label }) => say(label)).join(" \u203A ")}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Question>
  );
}

/** Any number of options. */
export function MultiSelectQuestion({ field }: { field: FieldOf<"multi_select"> }) {
  const { typed } = useSurroundings();
  const chosen = typed[controlName(field.key)] ?? [];
  return (
    <QuestionGroup field={field}>
      {({ id, name, "aria-invalid": isInvalid }) => (
        <div className="choices">
          {field.options.map(({ value, label }, index) => (
            <label key={value} className="choice">
              <input
                type="checkbox"
                id={index === 0 ? id : `${id}-${value}`}
                name={name}
                value={value}
                defaultChecked={chosen.includes(value)}
                aria-invalid={isInvalid}
              />
              <FormText text={label} />
            </label>
          ))}
        </div>
      )}
    </QuestionGroup>
  );
}

/** Yes or no: the question is the label of its own box. */
export function CheckboxQuestion({ field }: { field: FieldOf<"checkbox"> }) {
  const { typed } = useSurroundings();
  return (
    <QuestionInBox field={field}>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          value={tickedValue}
          defaultChecked={(typed[control.name] ?? []).length > 0}
        />
      )}
    </QuestionInBox>
  );
}

/** A text that somebody agrees to. Whoever agrees has to hear to what. */
export function ConsentQuestion({ field }: { field: FieldOf<"consent"> }) {
  const { typed, words } = useSurroundings();
  return (
    <QuestionGroup field={field}>
      {(control) => (
        <>
          <p className="consent-text" id={`${control.id}-text`}>
            <FormText text={field.text} />
          </p>
          <label className="choice">
            <input
              {...control}
              type="checkbox"
              value={tickedValue}
              defaultChecked={(typed[control.name] ?? []).length > 0}
              aria-describedby={[`${control.id}-text`, control["aria-describedby"]].filter(Boolean).join(" ")}
            />
            {words.form.agree}
          </label>
        </>
      )}
    </QuestionGroup>
  );
}
