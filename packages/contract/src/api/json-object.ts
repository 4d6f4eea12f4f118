/** An object of a JSON document whose keys nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is under a key as an object; an empty one when there is none. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

/** What is under a key as a list; an empty one when there is none. */
export function listAt(parent: JsonObject, key: string): readonly unknown[] {
  const value = parent[key];
  return Array.isArray(value) ? value : [];
}

/** Follows a local reference, as far as it leads. */
export function resolved(document: JsonObject, value: unknown): JsonObject {
  if (!isObject(value)) return {};
  const reference = value["$ref"];
  if (typeof reference !== "string") return value;
  return resolved(document, reference.split("/").slice(1).reduce(stepInto, document));
}

function stepInto(parent: JsonObject, part: string): JsonObject {
  return objectAt(parent, part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
