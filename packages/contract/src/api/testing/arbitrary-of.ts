import fc from "fast-check";
import { isObject, type JsonObject, listAt, objectAt, resolved } from "../json-object.ts";

/** A document, and values that mean something in the portal under test, by the name of the property that takes them. */
export interface Vocabulary {
  readonly document: JsonObject;
  readonly known: Readonly<Record<string, readonly unknown[]>>;
}

/** Draws values that a schema describes, ordinary ones and strange ones. */
export function arbitraryOf(words: Vocabulary, described: JsonObject): fc.Arbitrary<unknown> {
  const schema = resolved(words.document, described);
  if ("const" in schema) return fc.constant(schema["const"]);
  if ("enum" in schema) return fc.constantFrom(...listAt(schema, "enum"));
  const alternatives = [...listAt(schema, "anyOf"), ...listAt(schema, "oneOf")].filter(isObject);
  if (alternatives.length > 0) return fc.oneof(...alternatives.map((alternative) => arbitraryOf(words, alternative)));
  switch (schema["type"]) {
    case "string":
      return textOf(schema);
    case "integer":
      return fc.integer({ min: numberAt(schema, "minimum", -5), max: numberAt(schema, "maximum", 2 ** 31 - 1) });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return listOf(words, schema);
    case "object":
      return objectOf(words, schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf(schema: JsonObject): fc.Arbitrary<string> {
  const { format, pattern } = schema;
  if (format === "uuid") return fc.uuid({ version: [1, 4, 7] });
  if (format === "email") return fc.stringMatching(/^[a-z]{1,12}(\+[a-z]{1,5})?@[a-z]{1,10}\.example$/);
  // What only looks ahead is left out: the generator knows no such thing.
  if (typeof pattern === "string")
    return fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?[=!][^)]*\)/gu, ""), "u"));
  const minLength = numberAt(schema, "minLength", 0);
  const maxLength = Math.min(numberAt(schema, "maxLength", 60), 300);
  const length = { minLength, maxLength };
  return fc.oneof(
    { weight: 3, arbitrary: fc.stringMatching(/^[A-Z][a-z ,.]{0,30}[a-z]$/) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", ...length }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...length }) },
  );
}

function listOf(words: Vocabulary, schema: JsonObject): fc.Arbitrary<unknown[]> {
  const items = arbitraryOf(words, objectAt(schema, "items"));
  const length = {
    minLength: numberAt(schema, "minItems", 0),
    maxLength: Math.min(numberAt(schema, "maxItems", 3), 3),
  };
  return schema["uniqueItems"] === true ? fc.uniqueArray(items, length) : fc.array(items, length);
}

function objectOf(words: Vocabulary, schema: JsonObject): fc.Arbitrary<unknown> {
  const properties = objectAt(schema, "properties");
  const required = listAt(schema, "required");
  const known = Object.fromEntries(
    Object.keys(properties).map((name) => [name, propertyOf(words, { name, schema: objectAt(properties, name) })]),
  );
  // Most optional properties are left out most of the time, so that what is sent is often in order.
  const optionals = Object.keys(properties).filter((name) => !required.includes(name));
  const present = fc.subarray(optionals, { maxLength: Math.min(2, optionals.length) });
  return present.chain((optional) =>
    fc.record(
      Object.fromEntries(Object.entries(known).filter(([name]) => required.includes(name) || optional.includes(name))),
    ),
  );
}

function propertyOf(words: Vocabulary, { name, schema }: { name: string; schema: JsonObject }): fc.Arbitrary<unknown> {
  const values = words.known[name] ?? [];
  const drawn = arbitraryOf(words, schema);
  return values.length === 0
    ? drawn
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: drawn });
}

function numberAt(schema: JsonObject, key: string, otherwise: number): number {
  const value = schema[key];
  return typeof value === "number" ? value : otherwise;
}
