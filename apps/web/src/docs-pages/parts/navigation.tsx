/** @jsxImportSource preact */
import { tags } from "@portal/contract/open-api";
import { guides } from "../guides/guides.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { operations } from "../reference/operations.ts";

interface NavigationProps {
  reader: Reader;
  /** The path of the page that it is on. */
  current: string;
}

/** The contents. Scripts fold them away on narrow screens; without them, the link past the header leads past them too. */
export function Navigation({ reader, current }: NavigationProps) {
  const link = (path: string, text: string) => (
    <li key={path}>
      <a href={docsAddress(path, reader)} aria-current={path === current ? "page" : undefined}>
        {text}
      </a>
    </li>
  );
  return (
    <nav class="docs-nav" aria-label="Contents">
      <details open data-contents>
        <summary>Contents</summary>
        <div class="docs-nav-body">
          <ul>
            {link("/docs", "Overview")}
            {link("/docs/errors", "Errors")}
          </ul>
          <div>
            <h2>Guides</h2>
            <ul>{guides.map(({ slug, title }) => link(`/docs/guides/${slug}`, title))}</ul>
          </div>
          {tags.map(({ name }) => (
            <div key={name}>
              <h2>{name}</h2>
              <ul>
                {operations.filter(({ tag }) => tag === name).map(({ id, summary }) => link(`/docs/${id}`, summary))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </nav>
  );
}
