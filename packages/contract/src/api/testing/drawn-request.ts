import fc from "fast-check";
import { isObject, type JsonObject, objectAt, resolved } from "../json-object.ts";
import { arbitraryOf } from "./arbitrary-of.ts";
import type { Operation, Parameter } from "./operations.ts";
import type { Validators } from "./validators.ts";

/** A request as it is sent. */
export interface DrawnRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Why it must be refused; `null` when it is in order as far as the document says. */
  readonly fault: string | null;
}

/** What exists in the portal under test, so that requests get further than "no such thing". */
export interface KnownThings {
  /** Values of parameters, by name. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Values of properties of bodies, by name. */
  readonly properties: Readonly<Record<string, readonly unknown[]>>;
  /** Tokens of end users that verify. */
  readonly tokens: readonly string[];
}

/** What a request is drawn from. */
export interface RequestSource {
  readonly document: JsonObject;
  readonly validators: Validators;
  readonly known: KnownThings;
}

interface Parts {
  readonly parameters: ReadonlyMap<Parameter, string[]>;
  readonly authorization: string | null;
  readonly body: unknown;
}

const otherMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const strangeTexts = [
  "",
  " ",
  "0",
  "-1",
  "1.5",
  "x y",
  "!",
  "é",
  "%00",
  "null",
  "99999999999999999999",
  "a".repeat(400),
];

/** Draws requests to one operation: half of them in order, the others with one fault. */
export function requestsTo(source: RequestSource, operation: Operation): fc.Arbitrary<DrawnRequest> {
  const inOrder = partsOf(source, operation).map((parts) => written(operation, { parts, fault: null }));
  return fc.oneof(
    inOrder,
    partsOf(source, operation).chain((parts) => faultyOf(source, { operation, parts })),
  );
}

function partsOf({ document, known }: RequestSource, operation: Operation): fc.Arbitrary<Parts> {
  const words = { document, known: known.properties };
  const parameters = operation.parameters.map((parameter) => {
    const values = known.parameters[parameter.name] ?? [];
    const drawn = arbitraryOf(words, parameter.schema).map(asTexts);
    const usual = values.length === 0 ? drawn : fc.constantFrom(...values).map((value) => [value]);
    const value = fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: drawn });
    const isOften = parameter.isRequired || values.length > 0;
    return (parameter.isRequired ? value : fc.option(value, { nil: [], freq: isOften ? 12 : 2 })).map(
      (texts): [Parameter, string[]] => [parameter, sendable(parameter, texts)],
    );
  });
  const tokens = operation.takesToken ? known.tokens.map((token) => `Bearer ${token}`) : [];
  const authorization = fc.constantFrom(null, ...tokens);
  const body = operation.body === null ? fc.constant(undefined) : arbitraryOf(words, operation.body.schema);
  return fc.record({ parameters: fc.tuple(...parameters).map((pairs) => new Map(pairs)), authorization, body });
}

function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((part) =>
    typeof part === "string" ? part : JSON.stringify(part),
  );
}

/** A header cannot carry everything, and a path segment that is empty or a dot is another path. */
function sendable({ place }: Parameter, texts: string[]): string[] {
  if (place === "header") return texts.map((text) => text.replace(/[^\x21-\x7e]+/gu, "-") || "-");
  if (place === "path") return texts.map((text) => (/^\.{0,2}$/u.test(text) ? "-" : text));
  return texts;
}

type Faulty = { readonly operation: Operation; readonly parts: Parts };

function faultyOf(source: RequestSource, faulty: Faulty): fc.Arbitrary<DrawnRequest> {
  const { operation } = faulty;
  const faults = [faultyMethod(source, faulty)];
  if (operation.takesToken) faults.push(faultyToken(faulty));
  if (operation.parameters.some(({ place }) => place !== "path")) faults.push(faultyParameter(source, faulty));
  if (operation.body !== null && operation.body.contentType !== "*/*") faults.push(faultyBody(source, faulty));
  if (operation.body?.contentType === "application/json") faults.push(faultyTransport(faulty));
  return fc.oneof(...faults);
}

function faultyMethod({ document }: RequestSource, { operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const described = Object.keys(objectAt(objectAt(document, "paths"), operation.path));
  const others = otherMethods.filter((method) => !described.includes(method.toLowerCase()));
  return fc.constantFrom(...others).map((method) => ({
    ...written(operation, { parts: { ...parts, body: undefined }, fault: `the method ${method}` }),
    method,
  }));
}

function faultyToken({ operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const wrong = fc.constantFrom(
    "",
    "Bearer",
    "Bearer x",
    "Bearer a.b.c",
    "Basic dTpw",
    `Bearer ${"x".repeat(5_000)}.y.z`,
  );
  return wrong.map((authorization) =>
    written(operation, { parts: { ...parts, authorization }, fault: "a token that does not verify" }),
  );
}

function faultyParameter({ validators }: RequestSource, { operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const candidates = operation.parameters.filter(({ place }) => place !== "path");
  return fc.tuple(fc.constantFrom(...candidates), fc.constantFrom(...strangeTexts)).map(([parameter, text]) => {
    const [sent = ""] = sendable(parameter, [text]);
    const value = parameter.schema["type"] === "integer" && /^-?\d+$/u.test(sent) ? Number(sent) : sent;
    const isList = parameter.schema["type"] === "array";
    const isRefused = !validators.accepts(parameter.schema, isList ? [value] : value);
    const changed = new Map([...parts.parameters, [parameter, [sent]]]);
    const fault = isRefused ? `${parameter.place} parameter ${parameter.name} = ${JSON.stringify(sent)}` : null;
    return written(operation, { parts: { ...parts, parameters: changed }, fault });
  });
}

function faultyBody(source: RequestSource, { operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const schema = bodySchemaOf(source, { operation, parts });
  const names = Object.keys(objectAt(schema, "properties"));
  const wrongValue = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(
      "",
      "x".repeat(60_000),
      -1,
      0.5,
      2 ** 60,
      [],
      {},
      null,
      ["x", "x"],
      Array(11).fill("x"),
      "not-an-address",
    ),
  );
  const object = isObject(parts.body) ? parts.body : {};
  const changed = fc.oneof(
    fc.constantFrom("no_such_field", "status", "tenant_id").map((name): unknown => ({ ...object, [name]: "x" })),
    fc.jsonValue({ maxDepth: 1 }),
    ...(names.length === 0
      ? []
      : [
          fc
            .constantFrom(...names)
            .map((name): unknown => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))),
          fc
            .tuple(fc.constantFrom(...names), wrongValue)
            .map(([name, value]): unknown => ({ ...object, [name]: value })),
        ]),
  );
  return changed.map((body) => {
    const isRefused = !source.validators.accepts(schema, body) && operation.body?.contentType === "application/json";
    const fault = isRefused ? `the body ${JSON.stringify(body).slice(0, 200)}` : null;
    return written(operation, { parts: { ...parts, body }, fault });
  });
}

/** Of a body that is one thing from a visitor and another with a token, the one that counts. */
function bodySchemaOf({ document }: RequestSource, { operation, parts }: Faulty): JsonObject {
  const schema = resolved(document, operation.body?.schema);
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return schema;
  return resolved(document, parts.authorization === null ? anyOf[0] : anyOf[1]);
}

function faultyTransport({ operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const sound = written(operation, { parts, fault: null });
  const type = (name: string) => ({
    ...sound,
    headers: { ...sound.headers, "Content-Type": name },
    fault: `the type ${name}`,
  });
  return fc.constantFrom(
    { ...sound, body: "{", fault: "half a body" },
    { ...sound, body: '{"a":1,}', fault: "a body that is not JSON" },
    { ...sound, body: "x".repeat(262_145), fault: "a body that is too large" },
    { ...sound, body: "[".repeat(20_000), fault: "a body nested too deep" },
    { ...sound, headers: { ...sound.headers, "Content-Encoding": "gzip" }, fault: "a body with an encoding" },
    type("text/plain"),
    type("application/x-www-form-urlencoded"),
  );
}

function written(operation: Operation, { parts, fault }: { parts: Parts; fault: string | null }): DrawnRequest {
  const { parameters, authorization, body } = parts;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const [{ name, place }, texts] of parameters) {
    if (place === "query") for (const text of texts) query.append(name, text);
    if (place === "header" && texts[0] !== undefined) headers[name] = texts[0];
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent((texts[0] ?? "-").toWellFormed()));
  }
  if (authorization !== null) headers["Authorization"] = authorization;
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  return {
    operation,
    method: operation.method,
    target: path + search,
    fault,
    ...writtenBody(operation, { body, headers }),
  };
}

function writtenBody(
  { body: described }: Operation,
  { body, headers }: { body: unknown; headers: Record<string, string> },
) {
  if (described === null || body === undefined) return { headers, body: null };
  switch (described.contentType) {
    case "application/json":
      return { headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
    case "application/x-www-form-urlencoded": {
      const fields = isObject(body)
        ? Object.entries(body).flatMap(([name, value]) => asTexts(value).map((text): [string, string] => [name, text]))
        : [];
      const text = new URLSearchParams(fields).toString();
      return { headers: { ...headers, "Content-Type": described.contentType }, body: text };
    }
    default:
      return { headers: { ...headers, "Content-Type": "application/octet-stream" }, body: JSON.stringify(body) };
  }
}
