import { limitsOf } from "./limits-of.ts";
import { referredName, type SchemaNode } from "./schema-node.ts";

/** The name of a type for a named schema: `cascade_option` becomes `CascadeOption`. */
export function typeNameOf(schemaName: string): string {
  return schemaName.replaceAll(/(?:^|_)([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** Writes a schema as a TypeScript type. Named schemas are referred to by name. */
export function writeType(schema: SchemaNode, indent = ""): string {
  const named = referredName(schema);
  if (named !== null) return typeNameOf(named);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map((choice) => writeType(choice, indent)));
  const types = [schema.type ?? "unknown"].flat();
  return union(types.map((type) => writeOneType(type, schema, indent)));
}

/** The members of an object's type, each with its words; `""` for a type that is no object. */
export function writeMembers(
  { properties = {}, required = [], additionalProperties }: SchemaNode,
  indent = "",
): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? "" : "?";
    return `${writeWords(schema, inner)}${inner}${quoted(name)}${mark}: ${writeType(schema, inner)};\n`;
  });
  if (typeof additionalProperties === "object")
    members.push(`${inner}[key: string]: ${writeType(additionalProperties, inner)};\n`);
  return members.join("");
}

/** The words of a schema as a comment, with the limits that a type cannot say. */
export function writeWords(schema: SchemaNode, indent = ""): string {
  const words = [schema.description, limitsOf(schema)].filter((part) => part !== undefined && part !== "").join(" ");
  return words === "" ? "" : `${indent}/** ${words.replaceAll("*/", "*\\/")} */\n`;
}

function writeOneType(type: string, schema: SchemaNode, indent: string): string {
  switch (type) {
    case "object":
      return writeObject(schema, indent);
    case "array":
      return arrayOf(writeType(schema.items ?? {}, indent));
    case "integer":
    case "number":
      return "number";
    case "string":
      return schema.format === "binary" ? "Blob" : "string";
    case "boolean":
    case "null":
      return type;
    default:
      return "unknown";
  }
}

function writeObject(schema: SchemaNode, indent: string): string {
  const members = writeMembers(schema, indent);
  if (members !== "") return `{\n${members}${indent}}`;
  return schema.additionalProperties === false ? "Record<string, never>" : "Record<string, unknown>";
}

function arrayOf(item: string): string {
  return /^[\w"]+$/u.test(item) ? `${item}[]` : `Array<${item}>`;
}

function union(members: readonly string[]): string {
  return [...new Set(members)].join(" | ");
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/u.test(name) ? name : JSON.stringify(name);
}
