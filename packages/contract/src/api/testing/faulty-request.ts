import fc from "fast-check";
import { isObject, type JsonObject, objectAt, resolved } from "../json-object.ts";
import type { Operation } from "./operations.ts";
import { type Credentials, type DrawnRequest, type Parts, type RequestSource, sendable } from "./request-parts.ts";
import { written } from "./written-request.ts";

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

/** A request that is in order, to be spoilt. */
interface Faulty {
  readonly operation: Operation;
  readonly parts: Parts;
}

/** Draws a request with one fault; where the document takes what was drawn all the same, it says so. */
export function faultyOf(source: RequestSource, faulty: Faulty): fc.Arbitrary<DrawnRequest> {
  const { operation } = faulty;
  const faults = [faultyMethod(source, faulty)];
  if (operation.takesToken || operation.takesKey) faults.push(faultyCredentials(faulty));
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

function faultyCredentials({ operation, parts }: Faulty): fc.Arbitrary<DrawnRequest> {
  const { "X-API-Key": key = "x" } = parts.credentials;
  const ofTokens = ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic dTpw", `Bearer ${"x".repeat(5_000)}.y.z`];
  const ofKeys = ["", "x", `${key}x`, key.slice(0, -1), `Bearer ${key}`, "x".repeat(5_000)];
  const wrong: Credentials[] = [
    ...(operation.takesToken ? ofTokens.map((text) => ({ Authorization: text })) : []),
    ...(operation.takesKey ? ofKeys.map((text) => ({ "X-API-Key": text })) : []),
    ...(operation.takesToken && operation.takesKey ? [{ Authorization: "Bearer x", "X-API-Key": key }] : []),
  ];
  return fc
    .constantFrom(...wrong)
    .map((credentials) =>
      written(operation, { parts: { ...parts, credentials }, fault: "credentials that do not verify" }),
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
  return resolved(document, parts.credentials.Authorization === undefined ? anyOf[0] : anyOf[1]);
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
