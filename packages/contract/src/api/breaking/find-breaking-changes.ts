import { compareSchemas, type Direction } from "./compare-schemas.ts";
import { isObject, type JsonObject, listAt, objectAt, resolved } from "../json-object.ts";

const methods = ["get", "put", "post", "delete", "patch"];

/** An operation as it was released and as it is, and their documents. */
interface OperationPair {
  readonly name: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly documents: { readonly before: JsonObject; readonly after: JsonObject };
}

/**
 * Says in words what of a released OpenAPI document a later one breaks for callers who rely on it. Additions break nothing: a new endpoint, an optional
 * parameter, a further property or status.
 *
 * @returns e.g. `POST /conversations: response 201 lost property display_id`; none when nothing breaks
 */
export function findBreakingChanges(released: JsonObject, current: JsonObject): string[] {
  const documents = { before: released, after: current };
  const [was, is] = [objectAt(released, "paths"), objectAt(current, "paths")];
  return Object.keys(was).flatMap((path) =>
    methods
      .filter((method) => method in objectAt(was, path))
      .flatMap((method) => {
        const name = `${method.toUpperCase()} ${path}`;
        const [before, after] = [objectAt(objectAt(was, path), method), objectAt(objectAt(is, path), method)];
        if (Object.keys(after).length === 0) return [`${name} was removed`];
        return compareOperations({ name, before, after, documents }).map((change) => `${name}: ${change}`);
      }),
  );
}

function compareOperations(pair: OperationPair): string[] {
  const [was, is] = [pair.before["operationId"], pair.after["operationId"]];
  return [
    ...(was === is ? [] : [`operationId ${String(was)} became ${String(is)}`]),
    ...compareSecurity(pair),
    ...compareParameters(pair),
    ...compareBodies(pair),
    ...compareResponses(pair),
  ];
}

function compareSecurity({ before, after }: OperationPair): string[] {
  const ways = (operation: JsonObject) =>
    listAt(operation, "security").map((way) => (isObject(way) ? Object.keys(way).join(" and ") : ""));
  const lost = ways(before).filter((way) => !ways(after).includes(way));
  return lost.map((way) => (way === "" ? "anonymous callers are not let in any more" : `security ${way} was removed`));
}

function compareParameters(pair: OperationPair): string[] {
  const [was, is] = [parametersOf(pair.before, pair.documents.before), parametersOf(pair.after, pair.documents.after)];
  const added = [...is].filter(([name, parameter]) => !was.has(name) && parameter["required"] === true);
  return [
    ...added.map(([name]) => `${name} is new and required`),
    ...[...was].flatMap(([name, before]) => {
      const after = is.get(name);
      if (after === undefined) return [`${name} was removed`];
      const isDemanded = after["required"] === true && before["required"] !== true;
      return [
        ...(isDemanded ? [`${name} became required`] : []),
        ...compare(pair, { direction: "request", place: name, schemas: [before["schema"], after["schema"]] }),
      ];
    }),
  ];
}

function parametersOf(operation: JsonObject, document: JsonObject): Map<string, JsonObject> {
  return new Map(
    listAt(operation, "parameters")
      .map((parameter) => resolved(document, parameter))
      .map((parameter) => [`${String(parameter["in"])} parameter ${String(parameter["name"])}`, parameter]),
  );
}

function compareBodies(pair: OperationPair): string[] {
  const [was, is] = [
    resolved(pair.documents.before, pair.before["requestBody"]),
    resolved(pair.documents.after, pair.after["requestBody"]),
  ];
  const isDemanded = is["required"] === true && was["required"] !== true;
  return [
    ...(isDemanded ? ["the request body became required"] : []),
    ...compareContents(pair, { direction: "request", place: "request", holders: [was, is] }),
  ];
}

function compareResponses(pair: OperationPair): string[] {
  const [was, is] = [objectAt(pair.before, "responses"), objectAt(pair.after, "responses")];
  return Object.keys(was).flatMap((status) => {
    if (!(status in is)) return [`status ${status} was removed`];
    const before = resolved(pair.documents.before, was[status]);
    const after = resolved(pair.documents.after, is[status]);
    const place = `response ${status}`;
    return [
      ...lostOf(objectAt(before, "headers"), objectAt(after, "headers")).map((name) => `${place} lost header ${name}`),
      ...lostErrors(before, after).map((code) => `${place} lost error ${code}`),
      ...compareContents(pair, { direction: "response", place, holders: [before, after] }),
    ];
  });
}

function lostOf(was: JsonObject, is: JsonObject): string[] {
  return Object.keys(was).filter((name) => !(name in is));
}

/** Callers tell refusals apart by their sentences, so that a reworded one is another one. */
function lostErrors(before: JsonObject, after: JsonObject): string[] {
  const named = (response: JsonObject) =>
    listAt(response, "x-errors").map((error) =>
      isObject(error) ? `${String(error["code"])} ("${String(error["detail"])}")` : "",
    );
  return named(before).filter((error) => !named(after).includes(error));
}

interface ContentPair {
  readonly direction: Direction;
  readonly place: string;
  readonly holders: readonly [before: JsonObject, after: JsonObject];
}

function compareContents(pair: OperationPair, { direction, place, holders: [before, after] }: ContentPair): string[] {
  const [was, is] = [objectAt(before, "content"), objectAt(after, "content")];
  return [
    ...lostOf(was, is).map((type) => `${place} lost content type ${type}`),
    ...Object.keys(was)
      .filter((type) => type in is)
      .flatMap((type) =>
        compare(pair, { direction, place, schemas: [objectAt(was, type)["schema"], objectAt(is, type)["schema"]] }),
      ),
  ];
}

interface ComparedSchemas {
  readonly direction: Direction;
  readonly place: string;
  readonly schemas: readonly [before: unknown, after: unknown];
}

function compare(
  { documents }: OperationPair,
  { direction, place, schemas: [before, after] }: ComparedSchemas,
): string[] {
  if (!isObject(before) || !isObject(after)) return [];
  return compareSchemas({ direction, before, after, documents, place, seen: [] });
}
