import { isObject, type JsonObject, listAt, objectAt, resolved } from "../json-object.ts";
import type { DrawnRequest } from "./request-parts.ts";
import type { Validators } from "./validators.ts";

/** What came back. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** HTTP's own, which say how an answer travels. */
const framing = [
  "date",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-type",
  "content-encoding",
];

/** Holds an answer against the document, and says everything that is not as it says. */
export function checkAnswer(
  { document, validators }: { document: JsonObject; validators: Validators },
  request: DrawnRequest,
  answer: ReceivedAnswer,
): string[] {
  const { status } = answer;
  const response = responseTo(document, request, status);
  const problems: string[] = [];
  if (status >= 500) problems.push(`status ${status}`);
  if (request.fault !== null && (status < 400 || status >= 500))
    problems.push(`status ${status} in spite of ${request.fault}`);
  if (response === null) return [...problems, `status ${status} is not in the document`];
  return [
    ...problems,
    ...checkHeaders({ document, validators }, response, answer),
    ...checkBody(validators, response, answer),
  ];
}

/** A method that an address does not have is refused in one way everywhere. */
function responseTo(document: JsonObject, { operation, method }: DrawnRequest, status: number): JsonObject | null {
  const paths = objectAt(document, "paths");
  const isDescribed = method.toLowerCase() in objectAt(paths, operation.path);
  if (!isDescribed) {
    const refused = objectAt(objectAt(objectAt(document, "components"), "responses"), "MethodNotAllowed");
    return status === 405 ? refused : null;
  }
  if (method === operation.method) return operation.responses.get(String(status)) ?? null;
  const other = objectAt(objectAt(objectAt(paths, operation.path), method.toLowerCase()), "responses");
  return String(status) in other ? resolved(document, other[String(status)]) : null;
}

function checkHeaders(
  { document, validators }: { document: JsonObject; validators: Validators },
  response: JsonObject,
  { headers }: ReceivedAnswer,
): string[] {
  const documented = objectAt(response, "headers");
  const byName = new Map(
    Object.keys(documented).map((name) => [name.toLowerCase(), resolved(document, documented[name])]),
  );
  const unknown = [...headers.keys()].filter((name) => !byName.has(name) && !framing.includes(name));
  const absent = [...byName].filter(([name, header]) => header["required"] === true && !headers.has(name));
  const wrong = [...headers].flatMap(([name, value]) => {
    const problem = validators.problemOf(objectAt(byName.get(name) ?? {}, "schema"), value);
    return problem === null ? [] : [`header ${name}: ${value}: ${problem}`];
  });
  return [
    ...unknown.map((name) => `header ${name} is not in the document`),
    ...absent.map(([name]) => `header ${name} is missing`),
    ...wrong,
  ];
}

function checkBody(validators: Validators, response: JsonObject, { headers, text }: ReceivedAnswer): string[] {
  const content = objectAt(response, "content");
  const [documented] = Object.keys(content);
  if (documented === undefined) return text === "" ? [] : ["a body where the document has none"];
  const [contentType = ""] = (headers.get("content-type") ?? "").split(";");
  if (documented === "*/*") return [];
  if (contentType !== documented) return [`content type ${contentType} instead of ${documented}`];
  const body = readJson(text);
  const problem = validators.problemOf(objectAt(objectAt(content, documented), "schema"), body);
  return problem === null ? checkSentence(response, body) : [`body: ${problem}`];
}

/** A refusal says one of the sentences that the document has for it. */
function checkSentence(response: JsonObject, body: unknown): string[] {
  const sentences = listAt(response, "x-errors").map((error) => (isObject(error) ? error["detail"] : null));
  const detail = isObject(body) ? body["detail"] : null;
  if (sentences.length === 0 || typeof detail !== "string" || sentences.includes(detail)) return [];
  return [`the refusal "${detail}" is not in the document`];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
