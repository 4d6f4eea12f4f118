/** @jsxImportSource preact */
import { errorCatalogue, problemTypes } from "@portal/contract";
import { CodeBlock } from "../parts/code-block.tsx";
import { Prose } from "../parts/prose.tsx";
import type { DocsPage } from "./page.ts";

/** Both catalogues of errors; each entry can be linked to by its code. */
export function errorsPage(): DocsPage {
  return { status: 200, title: "Errors", content: <ErrorsPage /> };
}

const problemsExample = { detail: [{ loc: ["body", "subject"], msg: "Field required", type: "missing" }] };

function ErrorsPage() {
  return (
    <>
      <h1>Errors</h1>
      <p class="intro-lead">
        A 422 lists every problem at once, each with its place. Every other refusal is one sentence. Neither repeats
        what was sent, except that a place names an unknown field.
      </p>
      <p>
        Tell refusals apart by status, and problems by <code>type</code>. Every answer carries <code>X-Request-Id</code>
        : quote it when you report a 500.
      </p>
      <CodeBlock language="json" title="A 422" code={JSON.stringify(problemsExample, null, 2)} />
      <CodeBlock
        language="json"
        title="Any other refusal"
        code={JSON.stringify({ detail: errorCatalogue.tenant_not_found.detail }, null, 2)}
      />
      <h2 id="refusals">Refusals</h2>
      <dl class="fields">
        {Object.entries(errorCatalogue).map(([code, { status, detail, cure }]) => (
          <div key={code} id={code}>
            <dt>
              {status} <code>{code}</code>
            </dt>
            <dd>
              {detail}. <Prose text={cure} />
            </dd>
          </div>
        ))}
      </dl>
      <h2 id="problems">Problems of a 422</h2>
      <dl class="fields">
        {Object.entries(problemTypes).map(([type, { cause, cure }]) => (
          <div key={type} id={`problem-${type}`}>
            <dt>
              <code>{type}</code>
            </dt>
            <dd>
              <Prose text={cause} /> <Prose text={cure} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
