import { compileCondition, type CompiledCondition } from "./compile-condition.ts";
import type { Condition } from "./condition.ts";
import { orderByDependency } from "./dependency-order.ts";
import { fieldsIn } from "./fields-in.ts";
import type { FormDocument } from "./form-document.ts";
import type { FormField, FormQuestion } from "./form-field.ts";

/** A field with its conditions made ready. */
export interface CompiledField {
  readonly field: FormField;
  /** `null` for a heading or a help text, which takes no answer. */
  readonly question: FormQuestion | null;
  readonly isVisible: CompiledCondition;
  readonly isRequired: CompiledCondition;
  /** Where a problem of it is: `["body", "subject"]` or `["body", "custom_attrs", "serial_number"]`. */
  readonly loc: readonly string[];
}

/** A form whose fields can be visited once, each after those that decide whether it is visible. */
export interface CompiledForm {
  readonly inDocumentOrder: readonly CompiledField[];
  readonly inDependencyOrder: readonly CompiledField[];
  readonly keys: ReadonlySet<string>;
}

const compiled = new WeakMap<FormDocument, CompiledForm>();

/** Makes a document ready for evaluation, once: documents do not change. Fields on a loop of conditions are never visible. */
export function compileForm(document: FormDocument): CompiledForm {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const form = compileAnew(document);
  compiled.set(document, form);
  return form;
}

function compileAnew({ fields }: FormDocument): CompiledForm {
  const questions = new Map(fields.filter(isQuestion).map((field) => [field.key, field]));
  const { order, loops } = orderByDependency(
    new Map(fields.map(({ key, visible_when: condition }) => [key, fieldsIn(condition)])),
  );
  const onLoop = new Set(loops.flat());
  const byKey = new Map(
    fields.map((field): [string, CompiledField] => {
      const question = isQuestion(field) ? field : null;
      return [
        field.key,
        {
          field,
          question,
          isVisible: onLoop.has(field.key) ? never : compileOr(field.visible_when, always, questions),
          isRequired: question === null ? never : compileRequired(question, questions),
          loc: locOf(field),
        },
      ];
    }),
  );
  return {
    inDocumentOrder: [...byKey.values()],
    inDependencyOrder: order.flatMap((key) => byKey.get(key) ?? []),
    keys: new Set(questions.keys()),
  };
}

/** Tells a field that takes an answer from a heading or a help text. */
export function isQuestion(field: FormField): field is FormQuestion {
  return field.type !== "heading" && field.type !== "help_text";
}

/** Where the answer to a field stands in a request. */
export function locOf(field: FormField): readonly string[] {
  const part = "maps_to" in field ? field.maps_to : undefined;
  return part === undefined ? ["body", "custom_attrs", field.key] : ["body", part];
}

const always: CompiledCondition = () => true;
const never: CompiledCondition = () => false;

type Questions = ReadonlyMap<string, FormQuestion>;

function compileRequired(question: FormQuestion, questions: Questions): CompiledCondition {
  return question.required === true ? always : compileOr(question.required_when, never, questions);
}

function compileOr(
  condition: Condition | undefined,
  fallback: CompiledCondition,
  questions: Questions,
): CompiledCondition {
  return condition === undefined ? fallback : compileCondition(condition, questions);
}
