import type { JsonObject } from "../json-object.ts";
import type { Operation, Parameter } from "./operations.ts";
import type { Validators } from "./validators.ts";

/** A request as it is sent. */
export interface DrawnRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Why it must be refused; `null` when it is in order as far as the document says. */
  readonly fault: string | null;
}

/** What exists in the portal under test, so that requests get further than "no such thing". */
export interface KnownThings {
  /** Values of parameters, by name, or by `operationId.name` where the same name means several things. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Values of properties of bodies, by name. */
  readonly properties: Readonly<Record<string, readonly unknown[]>>;
  /** The text of a file that may be uploaded, as `text/plain`. */
  readonly file: string;
  /** Tokens of end users that verify. */
  readonly tokens: readonly string[];
  /** API keys that are good, for whichever scopes. */
  readonly apiKeys: readonly string[];
  /** Names of headers that mean something together with an API key only. */
  readonly headersOfKeys: readonly string[];
  /** Origins of pages that requests come from, whether or not they may. */
  readonly origins: readonly string[];
}

/** What a request is drawn from. */
export interface RequestSource {
  readonly document: JsonObject;
  readonly validators: Validators;
  readonly known: KnownThings;
}

/** The headers by which a request says who sends it, of which one may be there. */
export interface Credentials {
  readonly Authorization?: string;
  readonly "X-API-Key"?: string;
}

/** A request before it is written. */
export interface Parts {
  readonly parameters: ReadonlyMap<Parameter, string[]>;
  readonly credentials: Credentials;
  /** Where the page is that sends it; `null` for a program. */
  readonly origin: string | null;
  readonly body: unknown;
}

/** A header cannot carry everything, and a path segment that is empty or a dot is another path. */
export function sendable({ place }: Parameter, texts: string[]): string[] {
  if (place === "header") return texts.map((text) => text.replace(/[^\x21-\x7e]+/gu, "-") || "-");
  if (place === "path") return texts.map((text) => (/^\.{0,2}$/u.test(text) ? "-" : text));
  return texts;
}

/** What a value is in a query or in a header. */
export function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((part) =>
    typeof part === "string" ? part : JSON.stringify(part),
  );
}
