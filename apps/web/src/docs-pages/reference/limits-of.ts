import type { SchemaNode } from "./schema-node.ts";

const formats: Readonly<Record<string, string>> = {
  uuid: "A UUID.",
  email: "A mail address.",
  "date-time": "ISO 8601, UTC.",
  uri: "An address.",
};

/** What a schema asks for that a type cannot say, in a few words; `""` when there is nothing. */
export function limitsOf(schema: SchemaNode): string {
  const { format = "", default: usual } = schema;
  return [
    formats[format] ?? "",
    between(schema.minLength, schema.maxLength, "characters"),
    between(schema.minItems, schema.maxItems, "entries"),
    between(schema.minimum, ordinary(schema.maximum), ""),
    usual === undefined ? "" : `Default: ${JSON.stringify(usual)}.`,
  ]
    .filter((words) => words !== "")
    .join(" ");
}

/** Bounds of a number's representation are nobody's rule. */
function ordinary(maximum: number | undefined): number | undefined {
  return maximum === Number.MAX_SAFE_INTEGER || maximum === 2 ** 31 - 1 ? undefined : maximum;
}

function between(min: number | undefined, max: number | undefined, unit: string): string {
  const of = unit === "" ? "" : ` ${unit}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}${of}.`;
  if (max !== undefined) return `At most ${max}${of}.`;
  return min === undefined || min === Number.MIN_SAFE_INTEGER ? "" : `At least ${min}${of}.`;
}
