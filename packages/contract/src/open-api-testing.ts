/** Holds a running portal against the document that it serves; for tests and scripts only. */
export * from "./api/testing/run-conformance.ts";
export type { KnownThings } from "./api/testing/request-parts.ts";
