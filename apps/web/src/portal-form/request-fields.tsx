import { CountedLine, CountedLines } from "../components/counted-text.tsx";
import { Choice, Field } from "../components/field.tsx";
import type { Priority } from "@portal/contract";
import type { FieldErrors } from "./field-errors.ts";
import type { FormValues } from "./form-values.ts";
import type { CharacterLimits } from "./messages.ts";

interface RequestFieldsProps {
  values: FormValues;
  errors: FieldErrors;
  categories: string[];
  limits: CharacterLimits;
}

const priorityChoices = [
  { value: "low", label: "Low" },
  { value: "medium", label: "Medium" },
  { value: "high", label: "High" },
  { value: "urgent", label: "Urgent" },
] as const satisfies readonly { value: Priority; label: string }[];

/** What the request is about. */
export function RequestFields({ values, errors, categories, limits }: RequestFieldsProps) {
  return (
    <>
      <Field name="subject" label="Subject" hint="A few words, like the subject of an email" error={errors.subject}>
        {(control) => <CountedLine control={control} defaultValue={values.subject} maxCharacters={limits.subject} />}
      </Field>
      <Field
        name="description"
        label="Description"
        hint="What happened, and what did you expect? Leave out passwords and card numbers."
        error={errors.description}
      >
        {(control) => (
          <CountedLines control={control} defaultValue={values.description} maxCharacters={limits.description} />
        )}
      </Field>
      {categories.length > 0 && (
        <Field name="category" label="Category" error={errors.category} isOptional>
          {(control) => (
            <select {...control} className="control" defaultValue={values.category}>
              <option value="">Not sure</option>
              {categories.map((category) => (
                <option key={category}>{category}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Choice
        name="priority"
        label="Priority"
        error={errors.priority}
        choices={priorityChoices}
        defaultValue={values.priority}
      />
    </>
  );
}
