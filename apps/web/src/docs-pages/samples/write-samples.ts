import { pythonLiteral } from "./python-literal.ts";
import type { SampleBody, SampleRequest } from "./sample-request.ts";

/** The languages of the samples. */
export type SampleLanguage = "sh" | "ts" | "py";

/** One request in every language, ready to be pasted. Each fails with what the portal says when the portal refuses. */
export function writeSamples(request: SampleRequest): Record<SampleLanguage, string> {
  return { sh: writeCurl(request), ts: writeFetch(request), py: writeUrllib(request) };
}

function writeCurl({ method, url, headers, body, answer }: SampleRequest): string {
  const report = answer === "json" ? "--fail-with-body" : "--fail-with-body -w '%{http_code}\\n'";
  const verb = method === "GET" ? "" : `-X ${method} `;
  const lines = [
    `curl -sS ${report} ${verb}${shellText(url)}`,
    ...headers.map(([name, value]) => `  -H ${shellText(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`  --data-binary ${shellText(textOf(body))}`]),
  ];
  return lines.join(" \\\n");
}

/** A text as one word of a shell's. */
export function shellText(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function writeFetch({ method, url, headers, body, answer }: SampleRequest): string {
  const options = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)},`]),
    ...(answer === "json" ? [] : [`redirect: "manual",`]),
    ...(headers.length === 0 ? [] : [`headers: ${JSON.stringify(Object.fromEntries(headers))},`]),
    ...(body === null ? [] : [`body: ${bodyExpression(body, (value) => JSON.stringify(value, null, 2))},`]),
  ].map((line) => indented(line, "  "));
  const call = options.length === 0 ? JSON.stringify(url) : `${JSON.stringify(url)}, {\n${options.join("\n")}\n}`;
  const report = answer === "json" ? "await response.json()" : "response.status";
  return `const response = await fetch(${call});
if (response.status >= 400) throw new Error(\`\${response.status} \${await response.text()}\`);
console.log(${report});`;

  function bodyExpression(given: SampleBody, write: (value: object) => string): string {
    return given.kind === "json" ? `JSON.stringify(${write(given.value)})` : JSON.stringify(given.text);
  }
}

function writeUrllib({ method, url, headers, body, answer }: SampleRequest): string {
  const isJson = answer === "json" || body?.kind === "json";
  const data =
    body === null
      ? []
      : [
          `data=${body.kind === "json" ? `json.dumps(${pythonLiteral(body.value)})` : JSON.stringify(body.text)}.encode(),`,
        ];
  const options = [
    `${JSON.stringify(url)},`,
    `method=${JSON.stringify(method)},`,
    ...(headers.length === 0 ? [] : [`headers=${pythonLiteral(Object.fromEntries(headers))},`]),
    ...data,
  ].map((line) => indented(line, "    "));
  return `${isJson ? "import json\n" : ""}import urllib.request

request = urllib.request.Request(
${options.join("\n")}
)
with urllib.request.urlopen(request) as response:
    print(${answer === "json" ? "json.load(response)" : "response.status"})`;
}

function textOf(body: SampleBody): string {
  return body.kind === "json" ? JSON.stringify(body.value, null, 2) : body.text;
}

function indented(text: string, by: string): string {
  return text.replaceAll(/^/gmu, by);
}
