import { memo, useMemo } from "react";
import type { FormDocument, FormField } from "@portal/contract/form";
import {
  CascadeQuestion,
  CheckboxQuestion,
  ConsentQuestion,
  DropdownQuestion,
  MultiSelectQuestion,
} from "./choice-questions.tsx";
import { FileQuestion } from "./file-question.tsx";
import { LineQuestion, TextareaQuestion } from "./line-question.tsx";
import { MomentQuestion } from "./moment-question.tsx";
import { controlName } from "../typed/typed.ts";
import { FieldStateContext, type FieldState } from "./question-context.ts";
import { FormText, useShown } from "./question-frame.tsx";

interface FormFieldsProps extends Pick<FormDocument, "fields"> {
  visible: ReadonlySet<string>;
  required: ReadonlySet<string>;
  /** Keys of questions that the version before asked otherwise. */
  changed: ReadonlySet<string>;
  /** The sentences of what is wrong, by the name of the control. */
  errors: ReadonlyMap<string, string>;
}

/** Everything that a form asks and says, in its order. */
export function FormFields({ fields, visible, required, changed, errors }: FormFieldsProps) {
  return fields.map((field) => (
    <FieldInItsState
      key={field.key}
      field={field}
      isVisible={visible.has(field.key)}
      isRequired={required.has(field.key)}
      isChanged={changed.has(field.key)}
      error={errors.get(controlName(field.key))}
    />
  ));
}

/** A keystroke can turn conditions of a large form around: only the fields whose state changes are rendered for it. */
const FieldInItsState = memo(function FieldInItsState({ field, ...state }: { field: FormField } & FieldState) {
  const { isVisible, isRequired, isChanged, error } = state;
  const value = useMemo(() => ({ isVisible, isRequired, isChanged, error }), [isVisible, isRequired, isChanged, error]);
  return (
    <FieldStateContext value={value}>
      <AnyField field={field} />
    </FieldStateContext>
  );
});

function AnyField({ field }: { field: FormField }) {
  switch (field.type) {
    case "text":
    case "number":
    case "date":
    case "url":
    case "email":
    case "phone":
      return <LineQuestion field={field} />;
    case "textarea":
      return <TextareaQuestion field={field} />;
    case "dropdown":
      return <DropdownQuestion field={field} />;
    case "multi_select":
      return <MultiSelectQuestion field={field} />;
    case "checkbox":
      return <CheckboxQuestion field={field} />;
    case "consent":
      return <ConsentQuestion field={field} />;
    case "date_time":
      return <MomentQuestion field={field} />;
    case "cascading_dropdown":
      return <CascadeQuestion field={field} />;
    case "file":
      return <FileQuestion field={field} />;
    case "heading":
      return <Heading field={field} />;
    case "help_text":
      return <HelpText field={field} />;
  }
}

function Heading({ field }: { field: Extract<FormField, { type: "heading" }> }) {
  return (
    <h2 className="form-heading" {...useShown()}>
      <FormText text={field.text} />
    </h2>
  );
}

function HelpText({ field }: { field: Extract<FormField, { type: "help_text" }> }) {
  return (
    <p className="form-help" {...useShown()}>
      <FormText text={field.text} />
    </p>
  );
}
