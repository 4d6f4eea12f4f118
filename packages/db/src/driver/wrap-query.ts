import type pg from "pg";

/** Sends a statement; `args` are those of the driver's `query`. */
export type Send = (args: readonly unknown[]) => unknown;

/** Makes a way of sending out of the one behind it. */
export type Wrapper = (send: Send) => Send;

/**
 * Puts something in front of a client's `query`, and of what is in front of it already. It replaces the function instead of overriding it: the
 * driver's eight overloads cannot be written down without lying about types.
 */
export function wrapQuery(client: pg.Client, wrap: Wrapper): void {
  const query: unknown = Reflect.get(client, "query");
  if (typeof query !== "function") throw new TypeError("pg.Client has no query function");
  const send = wrap((args) => Reflect.apply(query, client, args));
  Object.defineProperty(client, "query", { value: (...args: readonly unknown[]) => send(args), configurable: true });
}

/** The SQL of what `query` is called with: a text, or an object that has one; "" when there is none. */
export function statementText([query]: readonly unknown[]): string {
  if (typeof query === "string") return query;
  const text: unknown = typeof query === "object" && query !== null ? Reflect.get(query, "text") : undefined;
  return typeof text === "string" ? text : "";
}
