/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** What a program makes of a refusal. */
export const handleErrors: Guide = {
  slug: "errors",
  title: "Handle errors",
  summary: "Two shapes, told apart by status: show problems at their fields, and everything else as one sentence.",
  content: (reader) => (
    <>
      <p>
        A 422 is a list of problems: <code>loc</code> is the place, <code>msg</code> a sentence for people,{" "}
        <code>type</code> a name for programs. Every other refusal is one sentence. Decide by status and{" "}
        <code>type</code>: sentences may get better.
      </p>
      <CodeBlock language="ts" title="Read a refusal" file="read-refusal.ts" code={readInTypeScript(reader)} isRun />
      <CodeBlock language="py" title="Read a refusal" file="read_refusal.py" code={readInPython(reader)} isRun />
      <p>
        <a href={docsAddress("/docs/errors", reader)}>Every refusal and every problem, with what to do about it.</a>
      </p>
    </>
  ),
};

function readInTypeScript(reader: Reader): string {
  return `const response = await fetch("${addressOf("validateSubmission", reader)}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ subject: "", description: "It prints blank pages.", name: "Ada Lovelace", email: "ada" }),
});
if (response.status === 422) {
  const { detail } = await response.json();
  for (const { loc, type, msg } of detail) console.log(loc.join("."), type, msg);
} else if (!response.ok) {
  const { detail } = await response.json();
  throw new Error(\`\${response.status} \${detail} (\${response.headers.get("X-Request-Id")})\`);
}`;
}

function readInPython(reader: Reader): string {
  return `import json
import urllib.error
import urllib.request

body = {"subject": "", "description": "It prints blank pages.", "name": "Ada Lovelace", "email": "ada"}
headers = {"Content-Type": "application/json"}
url = "${addressOf("validateSubmission", reader)}"
try:
    urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers, method="POST"))
except urllib.error.HTTPError as refusal:
    if refusal.code != 422:
        raise
    for problem in json.load(refusal)["detail"]:
        print(".".join(map(str, problem["loc"])), problem["type"], problem["msg"])`;
}
