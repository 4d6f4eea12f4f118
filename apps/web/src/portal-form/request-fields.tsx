import { CountedLine, CountedLines } from "../components/counted-text.tsx";
import { Choice, Field } from "../components/field.tsx";
import type { Priority } from "@portal/contract";
import { useWords } from "../language/words-context.tsx";
import type { FieldErrors } from "./field-errors.ts";
import type { FormValues } from "./form-values.ts";
import type { CharacterLimits } from "./messages.ts";

const priorities = ["low", "medium", "high", "urgent"] as const satisfies readonly Priority[];

interface RequestFieldsProps {
  values: FormValues;
  errors: FieldErrors;
  categories: string[];
  limits: CharacterLimits;
}

/** What the request is about. */
export function RequestFields({ values, errors, categories, limits }: RequestFieldsProps) {
  const controls = useWords("controls");
  const { subject, description, category, priority } = useWords("request");
  return (
    <>
      <Field name="subject" label={subject.label} hint={subject.hint} error={errors.subject} words={controls}>
        {(control) => <CountedLine control={control} defaultValue={values.subject} maxCharacters={limits.subject} />}
      </Field>
      <Field
        name="description"
        label={description.label}
        hint={description.hint}
        error={errors.description}
        words={controls}
      >
        {(control) => (
          <CountedLines control={control} defaultValue={values.description} maxCharacters={limits.description} />
        )}
      </Field>
      {categories.length > 0 && (
        <Field name="category" label={category.label} error={errors.category} words={controls} isOptional>
          {(control) => (
            <select {...control} className="control" defaultValue={values.category}>
              <option value="">{category.none}</option>
              {categories.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Choice
        name="priority"
        label={priority.label}
        error={errors.priority}
        words={controls}
        choices={priorities.map((value) => ({ value, label: priority[value] }))}
        defaultValue={values.priority}
      />
    </>
  );
}
