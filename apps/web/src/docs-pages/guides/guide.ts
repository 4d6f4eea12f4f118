import type { VNode } from "preact";
import type { Reader } from "../reader/reader.ts";

/** A page that leads through one thing. Its code can be run from the top to the bottom in one folder and one shell: a test does. */
export interface Guide {
  readonly slug: string;
  readonly title: string;
  /** One line for lists and for the search. */
  readonly summary: string;
  readonly content: (reader: Reader) => VNode;
}
