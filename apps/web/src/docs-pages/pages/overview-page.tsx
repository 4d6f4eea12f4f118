/** @jsxImportSource preact */
import { tags } from "@portal/contract/open-api";
import { guides } from "../guides/guides.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { TenantChoice } from "../parts/tenant-choice.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { operations } from "../reference/operations.ts";
import type { DocsPage } from "./page.ts";

/** The first page: what the API is, and where everything is. */
export function overviewPage(reader: Reader): DocsPage {
  return { status: 200, title: "Overview", content: <Overview reader={reader} /> };
}

function Overview({ reader }: { reader: Reader }) {
  return (
    <>
      <h1>Help-center API</h1>
      <p class="intro-lead">
        Submit requests to a help center from your own programs and pages: anonymously, for people who are signed in, or
        with a key of your own.
      </p>
      <TenantChoice reader={reader} path="/docs" />
      <CodeBlock language="http" title="Base address" code={reader.baseUrl} />
      <h2>Conventions</h2>
      <ul class="docs-list">
        <li>
          JSON in and out, names in <code>snake_case</code>, times in ISO 8601 and UTC, ids as UUIDs.
        </li>
        <li>
          A refusal is <code>{`{"detail": "one sentence"}`}</code>; a 422 lists every problem with its place.{" "}
          <a href={docsAddress("/docs/errors", reader)}>All errors, with what to do</a>.
        </li>
        <li>
          Every answer carries <code>X-Request-Id</code>: quote it when you report something.
        </li>
        <li>Cookies are ignored: a call is anonymous, or brings a token or a key.</li>
        <li>
          The same, for programs: <a href="/api/openapi.json">the OpenAPI 3.1 document</a>.
        </li>
      </ul>
      <h2>Guides</h2>
      <ul class="docs-list">
        {guides.map(({ slug, title, summary }) => (
          <li key={slug}>
            <a href={docsAddress(`/docs/guides/${slug}`, reader)}>{title}</a>: {summary}
          </li>
        ))}
      </ul>
      {tags.map(({ name, description }) => (
        <section key={name} aria-labelledby={`tag-${name.toLowerCase().replaceAll(" ", "-")}`}>
          <h2 id={`tag-${name.toLowerCase().replaceAll(" ", "-")}`}>{name}</h2>
          <p>{description}</p>
          <ul class="operation-list">
            {operations
              .filter(({ tag }) => tag === name)
              .map(({ id, method, path, summary }) => (
                <li key={id}>
                  <a href={docsAddress(`/docs/${id}`, reader)}>{summary}</a>
                  <code>
                    {method} {path}
                  </code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
