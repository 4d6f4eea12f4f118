/** @jsxImportSource preact */
import { findEntries } from "../search/find-entries.ts";
import { searchIndex } from "../search/search-index.ts";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import type { DocsPage } from "./page.ts";

/** What a search finds, for whoever has no scripts, or presses Enter. */
export function searchPage(reader: Reader, query: string): DocsPage {
  return { status: 200, title: "Search", content: <SearchPage reader={reader} query={query} /> };
}

function SearchPage({ reader, query }: { reader: Reader; query: string }) {
  const found = findEntries(searchIndex(), query);
  return (
    <>
      <h1>Search</h1>
      <p>{found.length === 0 ? "Nothing was found." : `Found: ${found.length}.`}</p>
      <ul class="operation-list">
        {found.map(({ path, title, kind }) => (
          <li key={path}>
            <a href={docsAddress(path, reader)}>{title}</a>
            <span class="field-kind">{kind}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
