/** @jsxImportSource preact */
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import type { Operation, Parameter, RefusedWith } from "../reference/operations.ts";
import { CodeBlock } from "./code-block.tsx";
import { Prose } from "./prose.tsx";

/** The values beside the body, as a list of terms: it needs no width. */
export function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  return (
    <dl class="fields">
      {parameters.map(({ place, name, type, isRequired, words }) => (
        <div key={`${place} ${name}`}>
          <dt>
            <code>{name}</code>{" "}
            <span class="field-kind">
              {place}, <code>{type}</code>, {isRequired ? "required" : "optional"}
            </span>
          </dt>
          <dd>
            <Prose text={words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What comes back when nothing is wrong. */
export function Answers({ operation: { answers } }: { operation: Operation }) {
  return (
    <>
      {answers.map(({ status, description, headers, payload }) => (
        <div key={status} class="answer">
          <h3>
            {status} <span class="answer-words">{description}</span>
          </h3>
          {payload?.typeName != null && (
            <p>
              <code>{payload.contentType}</code> of type <code>{payload.typeName}</code>
            </p>
          )}
          {headers.length > 0 && (
            <p>
              {"Headers: "}
              {headers.map((name, index) => (
                <>
                  {index > 0 && ", "}
                  <code key={name}>{name}</code>
                </>
              ))}
            </p>
          )}
          {payload?.example !== undefined && (
            <CodeBlock language="json" title={`Answer ${status}`} code={JSON.stringify(payload.example, null, 2)} />
          )}
        </div>
      ))}
    </>
  );
}

/** Every refusal of an operation: what it says, and what to do. */
export function Refusals({ refusals, reader }: { refusals: readonly RefusedWith[]; reader: Reader }) {
  return (
    <dl class="fields">
      {refusals.map(({ code, status, detail, cure }) => (
        <div key={code}>
          <dt>
            {status}{" "}
            <a href={docsAddress(`/docs/errors#${code}`, reader)}>
              <code>{code}</code>
            </a>
          </dt>
          <dd>
            {detail}. <Prose text={cure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
