import { HelpCenterFailure } from "../error/help-center-error.ts";
import type { Deadline } from "./deadline.ts";
import { readRefusal, unexpectedAnswer } from "./read-refusal.ts";
import { withRetries } from "./with-retries.ts";

/** One request to the API. */
export interface Call {
  readonly method: "GET" | "POST";
  /** Below the portal's address, with a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** An answer that is none of the refusals. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; `null` when there is none. */
  readonly body: unknown;
}

/** Sends calls to one portal, each until it is answered or given up. */
export interface Transport {
  /** @throws HelpCenterError */
  send(call: Call, deadline: Deadline): Promise<Answer>;
  /** Without tenant and credentials: for addresses that speak for themselves. */
  readonly fetch: typeof fetch;
  readonly retries: number;
}

export interface TransportOptions {
  readonly baseUrl: URL;
  readonly tenantId: string | undefined;
  /** What a try is authorised with; asked anew for each. */
  readonly authorize: () => Promise<Readonly<Record<string, string>>>;
  readonly fetch: typeof fetch;
  readonly retries: number;
}

export function createTransport(options: TransportOptions): Transport {
  return {
    fetch: options.fetch,
    retries: options.retries,
    send: (call, deadline) =>
      withRetries({ retries: options.retries, deadline }, () => sendOnce(call, options, deadline.signal)),
  };
}

async function sendOnce(call: Call, { authorize, ...options }: TransportOptions, signal: AbortSignal): Promise<Answer> {
  const credentials = await authorize();
  const { response, text } = await asNetworkError(async () => {
    const received = await options.fetch(addressOf(call, options), {
      method: call.method,
      headers: { Accept: "application/json", ...contentTypeOf(call), ...call.headers, ...credentials },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      // A redirect would turn a POST into a GET, or take credentials to another host: the address is to be mended.
      redirect: "manual",
      signal,
    });
    return { response: received, text: await received.text() };
  });
  const { status, headers } = response;
  if (status === 304) return { status, headers, body: null };
  if (!response.ok) throw readRefusal(response, text);
  return { status, headers, body: parseAnswer(response, text) };
}

function addressOf({ path, query }: Call, { baseUrl, tenantId }: Pick<TransportOptions, "baseUrl" | "tenantId">): URL {
  const address = new URL(baseUrl.pathname.replace(/\/$/u, "") + path, baseUrl);
  for (const [name, value] of Object.entries({ tenant_id: tenantId, ...query })) {
    for (const one of [value ?? []].flat()) address.searchParams.append(name, one);
  }
  return address;
}

function contentTypeOf({ body }: Call): Record<string, string> {
  return body === undefined ? {} : { "Content-Type": "application/json" };
}

/** Whatever a request without an answer rejects with, in every runtime another thing, is one type of error. */
export async function asNetworkError<Result>(request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (cause) {
    throw new HelpCenterFailure(
      { type: "network_error", status: null, problems: [], requestId: null, retryAfterMs: null },
      { message: "The help center could not be reached, or the connection was lost", cause },
    );
  }
}

function parseAnswer(response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unexpectedAnswer(response);
  }
}
