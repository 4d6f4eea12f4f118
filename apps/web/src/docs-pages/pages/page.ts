import type { VNode } from "preact";

/** What is between header and end of a page, and what its document is called. */
export interface DocsPage {
  readonly status: 200 | 404;
  readonly title: string;
  readonly content: VNode;
}
