import type { english } from "./words/english.ts";

/**
 * Everything that pages say in their own name, in one language and in parts, of which a page gives those to the browser that it needs.
 * English is the pattern: a sentence that another language lacks does not compile. `{name}` is a place for {@link fillIn}.
 */
export type Words = typeof english;
