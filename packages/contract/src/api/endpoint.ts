import type { z } from "zod";
import type { ErrorCode } from "../errors/error-catalogue.ts";
import type { AnswerHeaderName } from "./answer-headers.ts";
import type { SecuritySchemeName } from "./security-schemes.ts";
import type { TagName } from "./tags.ts";

/** Parameters by name; whether one is required, what it means and an example are in its schema. */
export type Parameters = Readonly<Record<string, z.ZodType>>;

/** A value that is shown, with a name that says what it is an example of. */
export type Examples = Readonly<Record<string, unknown>>;

/** What a request carries. */
export interface EndpointBody {
  readonly contentType: string;
  readonly schema: z.ZodType;
  readonly isRequired: boolean;
  readonly description: string;
  /** One at least, so that there is something to send at once. */
  readonly examples: Examples;
}

/** What an answer that is no refusal carries. */
export interface EndpointAnswer {
  readonly description: string;
  /** Headers besides those that every answer has. */
  readonly headers?: readonly AnswerHeaderName[];
  /** Absent when the answer has no body. */
  readonly content?: { readonly contentType: string; readonly schema: z.ZodType; readonly examples: Examples };
}

/** One way to call the portal: what the reference says, what the client is made from, and what the conformance test holds the server to. */
export interface Endpoint {
  /** Stable: names of functions are made from it. */
  readonly operationId: string;
  readonly method: "get" | "post" | "put";
  readonly path: `/${string}`;
  readonly tag: TagName;
  readonly summary: string;
  readonly description: string;
  /** Who may call it: any one of these is enough. */
  readonly callers: readonly ("anybody" | SecuritySchemeName)[];
  readonly parameters?: { readonly path?: Parameters; readonly query?: Parameters; readonly header?: Parameters };
  readonly body?: EndpointBody;
  readonly answers: Readonly<Record<number, EndpointAnswer>>;
  /** Every refusal that it can answer. Their statuses, sentences and cures are the catalogue's. */
  readonly errors: readonly ErrorCode[];
}

/** Keeps the literal types of an endpoint, so that a table of them knows every `operationId` by name. */
export function endpoint<const Described extends Endpoint>(described: Described): Described {
  return described;
}
