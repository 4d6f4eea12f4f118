import type { Operation, Parameter } from "../reference/operations.ts";
import type { Reader } from "../reader/reader.ts";

/** A request that can be sent as it stands. */
export interface SampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: SampleBody | null;
  readonly answer: "json" | "status";
}

export type SampleBody =
  { readonly kind: "json"; readonly value: object } | { readonly kind: "text"; readonly text: string };

/** Fills an operation's request with what is required and with the reader's own tenant. */
export function sampleRequest(operation: Operation, reader: Reader): SampleRequest {
  const { method, parameters, body, answers } = operation;
  const wanted = parameters.filter(({ isRequired, name }) => isRequired || name === "tenant_id");
  const headers = placed(wanted, "header").map((parameter) => [parameter.name, valueFor(parameter, reader)] as const);
  return {
    method,
    url: `${reader.baseUrl}${pathFor(operation, reader)}`,
    headers: body === null ? headers : [["Content-Type", contentTypeFor(body.contentType)], ...headers],
    body: body === null ? null : bodyFor(body.example, { contentType: body.contentType, reader }),
    answer: answers.some(({ payload }) => payload?.contentType === "application/json") ? "json" : "status",
  };
}

/** The path and query of an operation's sample. */
export function pathFor({ path, parameters }: Operation, reader: Reader): string {
  const filled = placed(parameters, "path").reduce(
    (filling, parameter) => filling.replace(`{${parameter.name}}`, encodeURIComponent(valueFor(parameter, reader))),
    path,
  );
  const query = new URLSearchParams(
    placed(parameters, "query")
      .filter(({ isRequired, name }) => isRequired || name === "tenant_id")
      .map((parameter) => [parameter.name, valueFor(parameter, reader)]),
  );
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

/** The value that a parameter has for this reader. */
export function valueFor({ name, example }: Parameter, { tenantId, tenantSlug, publicHost, formKey }: Reader): string {
  if (name === "tenant_id") return tenantId;
  if (name === "hostname") return `${tenantSlug}.${publicHost}`;
  return name === "form" ? formKey : example;
}

/** The content type of a sample's body; a file may be of any. */
export function contentTypeFor(contentType: string): string {
  return contentType === "*/*" ? "text/plain" : contentType;
}

function placed(parameters: readonly Parameter[], place: string): Parameter[] {
  return parameters.filter((parameter) => parameter.place === place);
}

function bodyFor(example: unknown, { contentType, reader }: { contentType: string; reader: Reader }): SampleBody {
  if (typeof example !== "object" || example === null) return { kind: "text", text: "The bytes of a file." };
  if (contentType !== "application/json")
    return { kind: "text", text: new URLSearchParams(Object.entries(example)).toString() };
  return { kind: "json", value: "tenant_slug" in example ? { ...example, tenant_slug: reader.tenantSlug } : example };
}
