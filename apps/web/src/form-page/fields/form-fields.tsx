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
import { FormText, useShown } from "./question-frame.tsx";

/** Everything that a form asks and says, in its order. */
export function FormFields({ fields }: Pick<FormDocument, "fields">) {
  return fields.map((field) => <AnyField key={field.key} field={field} />);
}

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
    <h2 className="form-heading" {...useShown(field.key)}>
      <FormText text={field.text} />
    </h2>
  );
}

function HelpText({ field }: { field: Extract<FormField, { type: "help_text" }> }) {
  return (
    <p className="form-help" {...useShown(field.key)}>
      <FormText text={field.text} />
    </p>
  );
}
