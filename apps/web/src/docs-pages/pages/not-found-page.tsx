/** @jsxImportSource preact */
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import type { DocsPage } from "./page.ts";

/** For an address under `/docs` that is none; it repeats nothing of it. */
export function notFoundPage(reader: Reader): DocsPage {
  const content = (
    <>
      <h1>There is no such page</h1>
      <p>Search for it, or look through the contents.</p>
      <p>
        <a class="button button-main" href={docsAddress("/docs", reader)}>
          To the overview
        </a>
      </p>
    </>
  );
  return { status: 404, title: "Not found", content };
}
