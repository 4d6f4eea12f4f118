import fc from "fast-check";
import { isObject, type JsonObject } from "../json-object.ts";
import { checkAnswer, type ReceivedAnswer } from "./check-answer.ts";
import { requestsTo } from "./drawn-request.ts";
import { readOperations } from "./operations.ts";
import type { DrawnRequest, KnownThings } from "./request-parts.ts";
import { sendRequest } from "./send-request.ts";
import { createValidators } from "./validators.ts";

/** Which portal, and how much of it. */
export interface ConformanceOptions {
  readonly origin: string;
  readonly requests: number;
  /** The same seed draws the same requests. */
  readonly seed: number;
  readonly known: KnownThings;
}

/** What came out. */
export interface ConformanceReport {
  readonly requests: number;
  /** Each thing that was not as the document says, with how often it was seen and the first request that showed it. */
  readonly problems: readonly string[];
  /** How often each answer was given, by `operationId status`. */
  readonly answers: ReadonlyMap<string, number>;
  /** Successes of the document that no request has led to. */
  readonly unseen: readonly string[];
}

const simultaneous = 8;

/**
 * Drives a running portal with requests that are drawn from the document that it serves, in order and not, and holds every answer against it. Whatever
 * is not documented is a problem: a status, a body, a header, a refusal; a 5xx is one always, and so is a faulty request that is accepted.
 */
export async function runConformance({
  origin,
  requests,
  seed,
  known,
}: ConformanceOptions): Promise<ConformanceReport> {
  const document = await fetchDocument(origin);
  const validators = createValidators(document);
  const operations = readOperations(document);
  const share = Math.ceil(requests / operations.length);
  const source = { document, validators, known };
  const drawn = operations.map((operation, index) =>
    // Operations that take the same would otherwise be sent the same.
    fc.sample(requestsTo(source, operation), { seed: seed + index, numRuns: share }),
  );
  const queue = interleaved(drawn).slice(0, requests);

  const found = new Map<string, { count: number; example: string }>();
  const answers = new Map<string, number>();
  const work = queue.values();
  const take = async () => {
    for (const request of work) {
      const answer = await sendRequest(origin, request);
      const seen = `${request.operation.operationId} ${String(answer.status)}`;
      answers.set(seen, (answers.get(seen) ?? 0) + 1);
      for (const problem of checkAnswer(source, request, answer)) note(found, { problem, request, answer });
    }
  };
  await Promise.all(Array.from({ length: simultaneous }, take));

  const unseen = operations
    .flatMap(({ operationId, responses }) => [...responses.keys()].map((status) => `${operationId} ${status}`))
    .filter((name) => /[23]\d\d$/u.test(name) && !answers.has(name));
  const problems = [...found].map(
    ([what, { count, example }]) => `${what} (${String(count)} times, first by ${example})`,
  );
  return { requests: queue.length, problems, answers, unseen };
}

async function fetchDocument(origin: string): Promise<JsonObject> {
  const response = await fetch(`${origin}/api/openapi.json`);
  const document: unknown = await response.json();
  if (!isObject(document)) throw new Error("The portal serves no OpenAPI document");
  return document;
}

/** One request to each operation in turn, so that a short run has seen all of them. */
function interleaved<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

interface Noted {
  readonly problem: string;
  readonly request: DrawnRequest;
  readonly answer: ReceivedAnswer;
}

function note(found: Map<string, { count: number; example: string }>, { problem, request, answer }: Noted): void {
  const what = `${request.operation.operationId}: ${problem}`;
  const { method, target, headers, body } = request;
  const example = `${method} ${target} ${JSON.stringify(headers)} ${body?.slice(0, 300) ?? ""} → ${String(answer.status)} ${answer.text.slice(0, 200)}`;
  const known = found.get(what) ?? { count: 0, example };
  found.set(what, { ...known, count: known.count + 1 });
}
