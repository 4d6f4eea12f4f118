/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { shellText } from "../samples/write-samples.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** Forms as documents, and the version that was filled in. */
export const forms: Guide = {
  slug: "forms",
  title: "Forms and versions",
  summary: "Read what a help center asks, show it in your own way, and say which version was filled in.",
  content: (reader) => (
    <>
      <h2>Read a form</h2>
      <p>
        <a href={docsAddress("/docs/listForms", reader)}>The list</a> has the default form first.{" "}
        <a href={docsAddress("/docs/getForm", reader)}>A form</a> is a document with fields, conditions and limits. A
        published version never changes; keep it with its <code>ETag</code>.
      </p>
      <CodeBlock
        language="sh"
        title="Read"
        code={`curl -sS --fail-with-body ${shellText(addressOf("listForms", reader))}
curl -sS --fail-with-body ${shellText(addressOf("getForm", reader))}`}
        isRun
      />
      <h2>Submit what was filled in</h2>
      <p>
        Answers go into <code>custom_attrs</code> by the fields’ keys, with <code>form_id</code> and{" "}
        <code>form_version</code> beside them. They are not coerced: a number is a JSON number. A field whose condition
        does not hold must be left out. Every problem comes back with its place, such as{" "}
        <code>["body", "custom_attrs", "serial_number"]</code>, so that you can show it at its field.
      </p>
      <CodeBlock language="ts" title="Try answers" file="try-answers.ts" code={tryAnswers(reader)} isRun />
      <h2>When the form has changed since</h2>
      <p>
        An older published version is taken as what it is: checked and stored as that version, and{" "}
        <code>form_version_warning</code> says so. A version that never was is a 422 at <code>form_version</code>, which
        names the current one.
      </p>
    </>
  ),
};

function tryAnswers(reader: Reader): string {
  return `const form = await (await fetch("${addressOf("getForm", reader)}")).json();
for (const field of form.document.fields) console.log(field.key, field.type, field.required === true ? "required" : "optional");

const response = await fetch("${addressOf("validateSubmission", reader)}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    subject: "Printer on floor 3",
    description: "It prints blank pages.",
    name: "Ada Lovelace",
    email: "ada@example.com",
    form_id: form.id,
    form_version: form.version,
    custom_attrs: {},
  }),
});
const answer = await response.json();
if (response.status === 422) {
  for (const { loc, msg } of answer.detail) console.log(loc.join("."), msg);
} else {
  console.log(response.status, answer);
}
if (response.status !== 200 && response.status !== 422) process.exitCode = 1;`;
}
