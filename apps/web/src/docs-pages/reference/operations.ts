import { errorCatalogue, type ErrorCode } from "@portal/contract";
import { type Endpoint, endpoints } from "@portal/contract/open-api";
import { limitsOf } from "./limits-of.ts";
import { documentedOperations, documentedSchemas, referredName, type SchemaNode } from "./schema-node.ts";
import { typeNameOf, writeType } from "./write-type.ts";

/** One value that goes into a request beside its body. */
export interface Parameter {
  readonly place: string;
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly words: string;
  readonly example: string;
}

/** What a body is, by its type's name. */
export interface Payload {
  readonly contentType: string;
  readonly typeName: string | null;
  readonly example: unknown;
}

/** One answer that is no refusal. */
export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly string[];
  readonly payload: Payload | null;
}

/** One refusal, with what to do about it. */
export interface RefusedWith {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly cure: string;
}

/** An endpoint as its page shows it: nothing is written here that the contract does not say. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly callers: Endpoint["callers"];
  readonly parameters: readonly Parameter[];
  readonly body: (Payload & { readonly description: string }) | null;
  readonly answers: readonly Answer[];
  readonly refusals: readonly RefusedWith[];
  /** The named schemas that the request and its answers are made of. */
  readonly schemaNames: readonly string[];
}

/** Every operation, in the order of the reference. */
export const operations: readonly Operation[] = endpoints.map(describeOperation);

/** Finds the operation of a page, or `null`. */
export function findOperation(id: string): Operation | null {
  return operations.find((operation) => operation.id === id) ?? null;
}

function describeOperation(endpoint: Endpoint): Operation {
  const { operationId: id, method, path, tag, summary, description, callers, body, answers, errors } = endpoint;
  const documented = documentedOperations.get(id);
  if (documented === undefined) throw new Error(`The document has no operation ${id}.`);
  const schemaOf = (content: Content) => Object.values(content ?? {})[0]?.schema;
  const described = Object.entries(answers).map(([status, answer]) => ({
    status,
    description: answer.description,
    headers: answer.headers ?? [],
    payload:
      answer.content === undefined ? null : payloadOf(answer.content, schemaOf(documented.responses[status]?.content)),
  }));
  const schemas = [
    documented.requestBody?.content,
    ...Object.values(documented.responses).map(({ content }) => content),
  ];
  return {
    id,
    method: method.toUpperCase(),
    path,
    tag,
    summary,
    description,
    callers,
    parameters: (documented.parameters ?? []).map(parameterOf),
    body:
      body === undefined
        ? null
        : { ...payloadOf(body, schemaOf(documented.requestBody?.content)), description: body.description },
    answers: described,
    refusals: refusalsOf(errors),
    schemaNames: [...new Set(schemas.flatMap((content) => namesOf(schemaOf(content))))],
  };
}

type Content = Record<string, { schema?: SchemaNode | undefined }> | undefined;

function payloadOf(
  { contentType, examples }: { contentType: string; examples: object },
  schema: SchemaNode | undefined,
): Payload {
  const example: unknown = Object.values<unknown>({ ...examples })[0];
  const [name] = namesOf(schema);
  return { contentType, typeName: name === undefined ? null : typeNameOf(name), example };
}

/** The bytes of a file are no type that anybody would write down. */
function namesOf(schema: SchemaNode | undefined): string[] {
  const name = schema === undefined ? null : referredName(schema);
  return name === null || documentedSchemas[name]?.format === "binary" ? [] : [name];
}

function parameterOf(given: {
  in: string;
  name: string;
  required?: boolean | undefined;
  schema: SchemaNode;
}): Parameter {
  const { in: place, name, required: isRequired = false, schema } = given;
  const words = [schema.description, limitsOf(schema)].filter((part) => part !== undefined && part !== "").join(" ");
  const first = schema.examples?.[0];
  const example: unknown = Array.isArray(first) ? first[0] : first;
  return {
    place,
    name,
    type: writeType(schema),
    isRequired,
    words,
    example: typeof example === "string" || typeof example === "number" ? String(example) : "",
  };
}

function refusalsOf(errors: readonly ErrorCode[]): RefusedWith[] {
  return [...new Set(errors)].map((code) => ({ code, ...errorCatalogue[code] })).sort((a, b) => a.status - b.status);
}
