import type { HTMLAttributes, HTMLInputTypeAttribute } from "react";
import type { FieldOf } from "@portal/contract/form";
import { controlName, textOf } from "../typed/typed.ts";
import { useSurroundings } from "./question-context.ts";
import { Question } from "./question-frame.tsx";

type LineField = FieldOf<"text" | "number" | "date" | "url" | "email" | "phone">;

/**
 * Numbers stand in a text control: browsers throw away what is no number to them, and then nobody could say what is wrong with it. A day has
 * its own control, which writes it as people of the browser's language do.
 */
const inputs: Record<
  LineField["type"],
  { type: HTMLInputTypeAttribute; inputMode?: HTMLAttributes<never>["inputMode"] }
> = {
  text: { type: "text" },
  number: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
  url: { type: "url" },
  email: { type: "email" },
  phone: { type: "tel" },
};

/** A question that is answered in one line. */
export function LineQuestion({ field }: { field: LineField }) {
  const { typed } = useSurroundings();
  return (
    <Question field={field}>
      {(control) => (
        <input
          {...control}
          {...inputs[field.type]}
          className={isShort(field) ? "control control-short" : "control"}
          // Addresses and numbers are read from left to right in every language.
          dir={field.type === "text" ? "auto" : "ltr"}
          autoComplete="off"
          spellCheck={field.type === "text" && field.masks === undefined}
          autoCapitalize={field.type === "text" ? undefined : "none"}
          defaultValue={textOf(typed, controlName(field.key))}
        />
      )}
    </Question>
  );
}

/** A question that is answered in several lines. */
export function TextareaQuestion({ field }: { field: FieldOf<"textarea"> }) {
  const { typed } = useSurroundings();
  return (
    <Question field={field}>
      {(control) => (
        <textarea
          {...control}
          className="control control-tall"
          rows={6}
          dir="auto"
          defaultValue={textOf(typed, controlName(field.key))}
        />
      )}
    </Question>
  );
}

function isShort({ type }: LineField): boolean {
  return type === "number" || type === "date";
}
