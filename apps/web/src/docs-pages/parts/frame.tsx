/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { Navigation } from "./navigation.tsx";

interface FrameProps {
  title: string;
  reader: Reader;
  /** The path of the page, without its query. */
  path: string;
  nonce: string;
  children: ComponentChildren;
}

/** A whole document: it is no page of Next's, so that no script comes with it but the one that it names (decision 085). */
export function Frame({ title, reader, path, nonce, children }: FrameProps) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${title} – Help-center API`}</title>
        <link rel="icon" href="/logos/portal.svg" />
        <link rel="stylesheet" href="/docs/generated/styles.css" />
        <script type="module" nonce={nonce} src="/docs/generated/docs.js" />
      </head>
      <body>
        <a class="skip-link" href="#main">
          Skip to main content
        </a>
        <header class="site-header">
          <div class="docs-header">
            <a class="brand" href={docsAddress("/docs", reader)}>
              <span class="brand-title">Help-center API</span>
            </a>
            <SearchForm reader={reader} />
          </div>
        </header>
        <div class="docs-page">
          <Navigation reader={reader} current={path} />
          <main class="docs-main" id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}

/** Without scripts it leads to a page of results; with them they come as one types. */
function SearchForm({ reader: { carriedSlug } }: { reader: Reader }) {
  return (
    <form class="docs-search" role="search" method="get" action="/docs/search">
      <label class="visually-hidden" for="docs-search">
        Search the documentation
      </label>
      <input
        class="control"
        id="docs-search"
        name="q"
        type="search"
        placeholder="Search"
        autocomplete="off"
        aria-keyshortcuts="/"
      />
      {carriedSlug !== null && <input type="hidden" name="tenant" value={carriedSlug} />}
      <button class="button button-plain" type="submit">
        Search
      </button>
      <div class="docs-search-results" data-search-results hidden />
      <p class="visually-hidden" role="status" data-search-status />
    </form>
  );
}
