import { findGuide, guidePage } from "./guides/guides.tsx";
import { errorsPage } from "./pages/errors-page.tsx";
import { notFoundPage } from "./pages/not-found-page.tsx";
import { operationPage } from "./pages/operation-page.tsx";
import { overviewPage } from "./pages/overview-page.tsx";
import type { DocsPage } from "./pages/page.ts";
import { searchPage } from "./pages/search-page.tsx";
import type { Reader } from "./reader/reader.ts";
import { findOperation } from "./reference/operations.ts";

/** Names under `/docs` that are no operation's; a test holds the contract to that. */
export const ownPages: readonly string[] = ["errors", "guides", "search", "search.json", "generated"];

/**
 * Finds the page for an address.
 *
 * @param segments the address below `/docs`
 * @param query what is searched for, where it is the search's page
 */
export function findPage(segments: readonly string[], { reader, query }: { reader: Reader; query: string }): DocsPage {
  const [first, second, ...more] = segments;
  if (first === undefined) return overviewPage(reader);
  if (first === "guides" && second !== undefined && more.length === 0) {
    const guide = findGuide(second);
    return guide === null ? notFoundPage(reader) : guidePage(guide, reader);
  }
  if (second !== undefined) return notFoundPage(reader);
  if (first === "errors") return errorsPage();
  if (first === "search") return searchPage(reader, query);
  const operation = findOperation(first);
  return operation === null ? notFoundPage(reader) : operationPage(operation, reader);
}
