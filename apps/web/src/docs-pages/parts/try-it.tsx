/** @jsxImportSource preact */
import type { Operation, Parameter } from "../reference/operations.ts";
import type { Reader } from "../reader/reader.ts";
import { contentTypeFor, sampleRequest, valueFor } from "../samples/sample-request.ts";

interface TryItProps {
  operation: Operation;
  /** Where the same request is only tried; `null` when the operation has no such address. */
  dryRunPath: string | null;
  reader: Reader;
}

/** A form that sends the request from this page, once scripts have made it one: before that it says what to do instead. */
export function TryIt({ operation, dryRunPath, reader }: TryItProps) {
  const { method, path, parameters, body, callers } = operation;
  const sample = sampleRequest(operation, reader).body;
  return (
    <section aria-labelledby="try-it">
      <h2 id="try-it">Try it</h2>
      <p data-without-scripts>This form needs scripts. The samples above send the same request.</p>
      <form class="try-it" data-try-it data-method={method} data-path={path} data-dry-run-path={dryRunPath} hidden>
        {parameters.map((parameter) => (
          <ParameterField key={parameter.name} parameter={parameter} reader={reader} />
        ))}
        {callers.includes("endUserToken") && (
          <p class="field">
            <label for="try-token">Token (optional)</label>
            <input
              class="control"
              id="try-token"
              type="text"
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              data-token
            />
          </p>
        )}
        {body !== null && (
          <p class="field">
            <label for="try-body">Body</label>
            <textarea
              class="control try-body"
              id="try-body"
              dir="ltr"
              rows={8}
              spellcheck={false}
              data-content-type={contentTypeFor(body.contentType)}
              defaultValue={sample?.kind === "json" ? JSON.stringify(sample.value, null, 2) : (sample?.text ?? "")}
            />
          </p>
        )}
        <Consequence method={method} hasDryRun={dryRunPath !== null} />
        <p>
          <button class="button button-main" type="submit">
            Send
          </button>
        </p>
        <div class="try-answer" data-answer hidden>
          <h3>Answer</h3>
          <p role="status" data-answer-status />
          <pre tabIndex={0} role="region" aria-label="Headers of the answer">
            <code data-answer-headers />
          </pre>
          <pre tabIndex={0} role="region" aria-label="Body of the answer">
            <code data-answer-body />
          </pre>
        </div>
      </form>
    </section>
  );
}

function ParameterField({ parameter, reader }: { parameter: Parameter; reader: Reader }) {
  const { name, place, isRequired } = parameter;
  const id = `try-${name}`;
  const isFilled = isRequired || name === "tenant_id";
  return (
    <p class="field">
      <label for={id}>
        <code>{name}</code> <span class="field-optional">{isRequired ? `(${place})` : `(${place}, optional)`}</span>
      </label>
      <input
        class="control"
        id={id}
        type="text"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        data-place={place}
        data-name={name}
        required={isRequired}
        defaultValue={isFilled ? valueFor(parameter, reader) : ""}
      />
    </p>
  );
}

function Consequence({ method, hasDryRun }: { method: string; hasDryRun: boolean }) {
  if (method === "GET") return null;
  if (!hasDryRun) return <p class="notice">This sends the call to this portal as it is.</p>;
  return (
    <p class="choices">
      <label class="choice">
        <input type="checkbox" checked data-dry-run />
        Dry run: check it, and store nothing
      </label>
    </p>
  );
}
