import { priorities, submissionLimits } from "../../conversation/submission.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormField, MappedPart } from "../form-field.ts";
import { limitsOf } from "../read/read-text.ts";
import type { Finding } from "./finding.ts";

/** Every request has a subject and a description, so some field has to ask for each, always; and a field has to fit the part that it stands for. */
export function findMappingProblems(document: FormDocument, categories: readonly string[] | undefined): Finding[] {
  const always = (["subject", "description"] as const).flatMap((part) => findUnasked(document, part));
  const unfit = document.fields.flatMap((field, index) => findUnfit(field, { index, categories }));
  return [...always, ...unfit];
}

function findUnasked({ fields }: FormDocument, part: MappedPart): Finding[] {
  const index = fields.findIndex((field) => "maps_to" in field && field.maps_to === part);
  const field = fields[index];
  if (field === undefined) {
    return [
      { rule: "missing_mapping", severity: "error", path: ["fields"], sentence: `No field stands for the ${part}` },
    ];
  }
  const isAlwaysAsked = "required" in field && field.required === true && field.visible_when === undefined;
  if (isAlwaysAsked) return [];
  const sentence = `The field that stands for the ${part} has to be required and always visible`;
  return [{ rule: "missing_mapping", severity: "error", path: ["fields", index, "maps_to"], sentence }];
}

interface Circumstances {
  readonly index: number;
  readonly categories: readonly string[] | undefined;
}

function findUnfit(field: FormField, { index, categories }: Circumstances): Finding[] {
  const part = "maps_to" in field ? field.maps_to : undefined;
  switch (part) {
    case undefined:
      return [];
    case "subject":
      return field.type === "text" ? findTooLong(field, { index, part }) : [unfit(index, "The subject is a text")];
    case "description":
      return field.type === "text" || field.type === "textarea"
        ? findTooLong(field, { index, part })
        : [unfit(index, "The description is a text or a textarea")];
    case "priority":
      return findUnknownOptions(field, { index, allowed: priorities, name: "priority" });
    case "category":
      return findUnknownOptions(field, { index, allowed: categories, name: "category" });
  }
}

function findTooLong(
  field: Extract<FormField, { type: "text" | "textarea" }>,
  { index, part }: { index: number; part: "subject" | "description" },
): Finding[] {
  const { maxCharacters } = submissionLimits[part];
  if (limitsOf(field).maxCharacters <= maxCharacters) return [];
  return [unfit(index, `The ${part} has at most ${maxCharacters} characters`, "max_length")];
}

interface Allowed {
  readonly index: number;
  readonly allowed: readonly string[] | undefined;
  readonly name: "priority" | "category";
}

function findUnknownOptions(field: FormField, { index, allowed, name }: Allowed): Finding[] {
  if (field.type !== "dropdown") return [unfit(index, `The ${name} is a dropdown`)];
  return field.options.flatMap(({ value }, option): Finding[] => {
    if (allowed === undefined || allowed.includes(value)) return [];
    const path = ["fields", index, "options", option, "value"];
    return name === "category"
      ? [{ rule: "unknown_category", severity: "error", path, sentence: "The help center does not have this category" }]
      : [{ rule: "unfit_mapping", severity: "error", path, sentence: `A priority is ${priorities.join(", ")}` }];
  });
}

function unfit(index: number, sentence: string, member = "maps_to"): Finding {
  return { rule: "unfit_mapping", severity: "error", path: ["fields", index, member], sentence };
}
