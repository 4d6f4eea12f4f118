import { isObject, type JsonObject, listAt, objectAt, resolved } from "../json-object.ts";

/** Which way a schema goes: callers send requests, so less may not be taken; they read responses, so more may not be given. */
export type Direction = "request" | "response";

/** A schema of the released document and the one that takes its place, each with its document for what they refer to. */
export interface SchemaPair {
  readonly direction: Direction;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly documents: { readonly before: JsonObject; readonly after: JsonObject };
  /** Where it is, e.g. `response 201 property "items"`. */
  readonly place: string;
  /** Pairs that are being compared further out, so that a schema which holds itself comes to an end. */
  readonly seen: readonly string[];
}

/** Says in words what of a schema would break somebody who relies on the one before. */
export function compareSchemas(pair: SchemaPair): string[] {
  const mark = `${String(pair.before["$ref"])} ${String(pair.after["$ref"])}`;
  if (pair.before["$ref"] !== undefined && pair.seen.includes(mark)) return [];
  const within: SchemaPair = {
    ...pair,
    before: resolved(pair.documents.before, pair.before),
    after: resolved(pair.documents.after, pair.after),
    seen: [...pair.seen, mark],
  };
  return [
    ...compareTypes(within),
    ...compareValues(within),
    ...compareLimits(within),
    ...compareProperties(within),
    ...compareItems(within),
    ...compareAlternatives(within),
  ];
}

function compareTypes({ direction, before, after, place }: SchemaPair): string[] {
  const [was, is] = [typesOf(before), typesOf(after)];
  const lost = direction === "request" ? was.filter((type) => !is.includes(type)) : [];
  const gained = direction === "response" ? is.filter((type) => !was.includes(type)) : [];
  // Without a type anything goes.
  if (direction === "request" && was.length === 0 && is.length > 0) return [`${place} takes only ${is.join(", ")} now`];
  if (direction === "response" && was.length > 0 && is.length === 0) return [`${place} may be of any type now`];
  if (is.length === 0 || was.length === 0) return [];
  return [
    ...lost.map((type) => `${place} does not take ${type} any more`),
    ...gained.map((type) => `${place} may be ${type} now`),
  ];
}

function typesOf({ type }: JsonObject): string[] {
  return [type].flat().filter((name) => typeof name === "string");
}

function compareValues({ direction, before, after, place }: SchemaPair): string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (direction === "request") {
    if (is === null) return [];
    if (was === null) return [`${place} takes only ${is.join(", ")} now`];
    return was.filter((value) => !is.includes(value)).map((value) => `${place} does not take ${value} any more`);
  }
  if (was === null) return [];
  if (is === null) return [`${place} may be something else than ${was.join(", ")} now`];
  return is.filter((value) => !was.includes(value)).map((value) => `${place} may be ${value} now`);
}

function valuesOf(schema: JsonObject): string[] | null {
  if ("const" in schema) return [JSON.stringify(schema["const"])];
  return "enum" in schema ? listAt(schema, "enum").map((value) => JSON.stringify(value)) : null;
}

const upperLimits = ["maxLength", "maximum", "maxItems", "maxProperties"];
const lowerLimits = ["minLength", "minimum", "minItems", "minProperties"];
const forms = ["pattern", "format", "multipleOf", "uniqueItems", "propertyNames"];

function compareLimits({ direction, before, after, place }: SchemaPair): string[] {
  const isTighter = (name: string, sign: 1 | -1) => {
    const [was, is] = direction === "request" ? [before[name], after[name]] : [after[name], before[name]];
    if (typeof is !== "number") return false;
    return typeof was !== "number" || sign * is < sign * was;
  };
  const limits = [
    ...upperLimits.filter((name) => isTighter(name, 1)),
    ...lowerLimits.filter((name) => isTighter(name, -1)),
  ].map((name) => `${place} changed its ${name} from ${saying(before[name])} to ${saying(after[name])}`);
  const changed = forms.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const harmful = changed.filter((name) => (direction === "request" ? name in after : name in before));
  return [
    ...limits,
    ...harmful.map((name) => `${place} changed its ${name} from ${saying(before[name])} to ${saying(after[name])}`),
  ];
}

function saying(value: unknown): string {
  return value === undefined ? "none" : JSON.stringify(value);
}

function compareProperties(pair: SchemaPair): string[] {
  const { direction, before, after, place } = pair;
  const [was, is] = [objectAt(before, "properties"), objectAt(after, "properties")];
  const [wasRequired, isRequired] = [listAt(before, "required"), listAt(after, "required")];
  const lost = Object.keys(was).filter((name) => !(name in is));
  const kept = Object.keys(was).filter((name) => name in is);
  const demanded = isRequired.filter((name) => !wasRequired.includes(name)).map(String);
  const dropped = wasRequired.filter((name) => !isRequired.includes(name) && kept.includes(String(name))).map(String);
  return [
    ...lost.map((name) => `${place} lost property ${name}`),
    ...(direction === "request"
      ? demanded.map((name) => `${place}: property ${name} ${name in was ? "became" : "is new and"} required`)
      : []),
    ...(direction === "response" ? dropped.map((name) => `${place}: property ${name} may be absent now`) : []),
    ...kept.flatMap((name) => compareWithin(pair, { before: was[name], after: is[name], step: `property ${name}` })),
    ...compareWithin(pair, {
      before: before["additionalProperties"],
      after: after["additionalProperties"],
      step: "other properties",
    }),
    ...closed(pair),
  ];
}

/** An object that took anything and takes only what it knows now. */
function closed({ direction, before, after, place }: SchemaPair): string[] {
  const isClosed = direction === "request" && after["additionalProperties"] === false;
  return isClosed && before["additionalProperties"] !== false && "type" in before
    ? [`${place} takes no other properties any more`]
    : [];
}

function compareItems(pair: SchemaPair): string[] {
  const { items: before } = pair.before;
  const { items: after } = pair.after;
  return compareWithin(pair, { before, after, step: "items" });
}

function compareAlternatives(pair: SchemaPair): string[] {
  return ["anyOf", "oneOf"].flatMap((name) => {
    const [was, is] = [listAt(pair.before, name), listAt(pair.after, name)];
    if (was.length === 0 && is.length === 0) return [];
    const isFewer = is.length < was.length;
    const isMore = is.length > was.length;
    const changed = pair.direction === "request" ? isFewer : isMore;
    if (changed) return [`${pair.place} has ${String(is.length)} alternatives instead of ${String(was.length)} now`];
    return was.flatMap((before, index) =>
      compareWithin(pair, { before, after: is[index], step: `alternative ${String(index + 1)}` }),
    );
  });
}

/** Compares one step further in; where either side says nothing there is nothing to compare. */
function compareWithin(
  pair: SchemaPair,
  { before, after, step }: { before: unknown; after: unknown; step: string },
): string[] {
  if (!isObject(before) || !isObject(after)) return [];
  return compareSchemas({ ...pair, before, after, place: `${pair.place} ${step}` });
}
