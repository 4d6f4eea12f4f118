import { isObject, type JsonObject, listAt, objectAt, resolved } from "../json-object.ts";

/** One operation of an OpenAPI document, with its references followed as far as a request has to know. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly contentType: string; readonly isRequired: boolean; readonly schema: JsonObject } | null;
  /** By status. */
  readonly responses: ReadonlyMap<string, JsonObject>;
  readonly takesToken: boolean;
  readonly takesKey: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly place: "path" | "query" | "header";
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

/** Reads every operation of a document. */
export function readOperations(document: JsonObject): Operation[] {
  const paths = objectAt(document, "paths");
  return Object.keys(paths).flatMap((path) => {
    const item = objectAt(paths, path);
    return Object.keys(item).map((method) =>
      readOperation(document, { path, method, operation: objectAt(item, method) }),
    );
  });
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
}

function readOperation(document: JsonObject, { path, method, operation }: Found): Operation {
  const responses = objectAt(operation, "responses");
  const ways = listAt(operation, "security").flatMap((way) => (isObject(way) ? Object.keys(way) : []));
  return {
    operationId: String(operation["operationId"]),
    method: method.toUpperCase(),
    path,
    parameters: listAt(operation, "parameters").flatMap((parameter) => readParameter(resolved(document, parameter))),
    body: readBody(resolved(document, operation["requestBody"])),
    responses: new Map(Object.keys(responses).map((status) => [status, resolved(document, responses[status])])),
    takesToken: ways.includes("endUserToken"),
    takesKey: ways.includes("apiKey"),
  };
}

function readParameter({ name, in: place, required, schema }: JsonObject): Parameter[] {
  if (place !== "path" && place !== "query" && place !== "header") return [];
  return [{ name: String(name), place, isRequired: required === true, schema: objectAt({ schema }, "schema") }];
}

function readBody(body: JsonObject): Operation["body"] {
  const content = objectAt(body, "content");
  const [contentType] = Object.keys(content);
  if (contentType === undefined) return null;
  return {
    contentType,
    isRequired: body["required"] === true,
    schema: objectAt(objectAt(content, contentType), "schema"),
  };
}
