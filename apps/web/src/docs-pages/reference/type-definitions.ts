import { documentedSchemas, referredName, type SchemaNode } from "./schema-node.ts";
import { typeNameOf, writeMembers, writeType, writeWords } from "./write-type.ts";

/**
 * Writes the TypeScript definitions of named schemas and of all that they refer to. The text stands by itself: a file of its own is strict
 * TypeScript.
 */
export function writeTypeDefinitions(names: readonly string[]): string {
  return closureOf(names).map(writeDefinition).join("\n");
}

/** The names and those that they refer to, in the order in which they are met. */
export function closureOf(names: readonly string[]): string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const referred of referencesIn(documentedSchemas[name] ?? {})) found.add(referred);
  }
  return [...found];
}

function referencesIn(schema: SchemaNode): string[] {
  const name = referredName(schema);
  const parts = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
  ];
  return [...(name === null ? [] : [name]), ...parts.flatMap(referencesIn)];
}

function writeDefinition(name: string): string {
  const schema = documentedSchemas[name];
  if (schema === undefined) throw new Error(`The document has no schema ${name}.`);
  const members = schema.type === "object" ? writeMembers(schema) : "";
  const words = writeWords(schema);
  if (members === "") return `${words}export type ${typeNameOf(name)} = ${writeType(schema)};\n`;
  return `${words}export interface ${typeNameOf(name)} {\n${members}}\n`;
}
