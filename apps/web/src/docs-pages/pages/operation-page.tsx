/** @jsxImportSource preact */
import { securitySchemes } from "@portal/contract/open-api";
import { CodeBlock } from "../parts/code-block.tsx";
import { Prose } from "../parts/prose.tsx";
import { Samples } from "../parts/samples.tsx";
import { TenantChoice } from "../parts/tenant-choice.tsx";
import { TryIt } from "../parts/try-it.tsx";
import { Answers, ParameterTable, Refusals } from "../parts/tables.tsx";
import type { Reader } from "../reader/reader.ts";
import { findOperation, type Operation } from "../reference/operations.ts";
import { writeTypeDefinitions } from "../reference/type-definitions.ts";
import { sampleRequest } from "../samples/sample-request.ts";
import { writeSamples } from "../samples/write-samples.ts";
import type { DocsPage } from "./page.ts";

/** The page of one endpoint. */
export function operationPage(operation: Operation, reader: Reader): DocsPage {
  return { status: 200, title: operation.summary, content: <OperationPage operation={operation} reader={reader} /> };
}

/** Operations that can be tried without consequences at the address of another one. */
const dryRuns: Readonly<Record<string, string>> = { createConversation: "validateSubmission" };

function OperationPage({ operation, reader }: { operation: Operation; reader: Reader }) {
  const { id, method, path, summary, description, parameters, body, schemaNames } = operation;
  const dryRunPath = findOperation(dryRuns[id] ?? "")?.path ?? null;
  return (
    <>
      <h1>{summary}</h1>
      <p class="operation-address">
        <code>
          <span class="operation-method">{method}</span> {path}
        </code>
      </p>
      <p class="intro-lead">
        <Prose text={description} />
      </p>
      <TenantChoice reader={reader} path={`/docs/${id}`} />

      <h2 id="authentication">Authentication</h2>
      <Authentication operation={operation} />

      <h2 id="samples">Samples</h2>
      <Samples samples={writeSamples(sampleRequest(operation, reader))} />

      {parameters.length > 0 && (
        <>
          <h2 id="parameters">Parameters</h2>
          <ParameterTable parameters={parameters} />
        </>
      )}
      {body !== null && (
        <>
          <h2 id="body">Body</h2>
          <p>
            <code>{body.contentType}</code>
            {body.typeName !== null && (
              <>
                {" of type "}
                <code>{body.typeName}</code>
              </>
            )}
            {". "}
            <Prose text={body.description} />
          </p>
        </>
      )}
      <h2 id="answers">Answers</h2>
      <Answers operation={operation} />
      <h2 id="errors">Errors</h2>
      <Refusals refusals={operation.refusals} reader={reader} />
      <h2 id="types">Types</h2>
      <p>They stand by themselves: save them as a file, and strict TypeScript takes it.</p>
      <CodeBlock language="ts" title="Definitions" file={`${id}.types.ts`} code={writeTypeDefinitions(schemaNames)} />
      <TryIt operation={operation} dryRunPath={dryRunPath} reader={reader} />
    </>
  );
}

/** Who may call, in the words of the contract's security schemes. */
function Authentication({ operation: { callers } }: { operation: Operation }) {
  const schemes = callers.flatMap((caller) => (caller === "anybody" ? [] : [securitySchemes[caller]]));
  return (
    <>
      {callers.includes("anybody") && <p>None is needed.</p>}
      {schemes.map((scheme) => (
        <p key={scheme.type}>
          <code>{scheme.type === "apiKey" ? scheme.name : "Authorization: Bearer"}</code>
          {": "}
          <Prose text={scheme.description} />
        </p>
      ))}
    </>
  );
}
