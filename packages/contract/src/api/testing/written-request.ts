import { isObject } from "../json-object.ts";
import type { Operation } from "./operations.ts";
import { asTexts, type DrawnRequest, type Parts } from "./request-parts.ts";

/** Writes a request down as it is sent. */
export function written(operation: Operation, { parts, fault }: { parts: Parts; fault: string | null }): DrawnRequest {
  const { parameters, credentials, origin, body } = parts;
  const query = new URLSearchParams();
  const headers: Record<string, string> = { ...credentials };
  let path = operation.path;
  for (const [{ name, place }, texts] of parameters) {
    if (place === "query") for (const text of texts) query.append(name, text);
    if (place === "header" && texts[0] !== undefined) headers[name] = texts[0];
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent((texts[0] ?? "-").toWellFormed()));
  }
  if (origin !== null) headers["Origin"] = origin;
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
      return { headers: { ...headers, "Content-Type": "text/plain" }, body: asTexts(body).join("") };
  }
}
