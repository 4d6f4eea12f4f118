import type { TransportOptions } from "./transport/transport.ts";

/** Who sends: nobody in particular, the person whose token it is, or the tenant's own program whose key it is. */
export type Credentials =
  | { readonly token?: undefined; readonly getToken?: undefined; readonly apiKey?: undefined }
  | { readonly token: string; readonly getToken?: undefined; readonly apiKey?: undefined }
  /** Asked before every try, so that a token may be renewed in between; `null` sends as a visitor. */
  | {
      readonly token?: undefined;
      readonly getToken: () => Promise<string | null> | string | null;
      readonly apiKey?: undefined;
    }
  /** For servers: whoever reads a page can read its key, and the API lets no page of another origin send one. */
  | { readonly token?: undefined; readonly getToken?: undefined; readonly apiKey: string };

/** What a client is made of. */
export type ClientOptions = Credentials & {
  /** Where the portal is, such as `https://help.example.com`. */
  readonly baseUrl: string | URL;
  /** Whose help center it is. Without it the token or the key says so, or else the host name. */
  readonly tenantId?: string | undefined;
  /** Sends the requests; the runtime's own unless said. */
  readonly fetch?: typeof fetch | undefined;
  /** How long a call may take, tries and pauses included, in milliseconds; 60 000 unless said. */
  readonly timeoutMs?: number | undefined;
  /** How often a call is tried again; 4 times unless said. */
  readonly retries?: number | undefined;
};

const defaultTimeoutMs = 60_000;
const defaultRetries = 4;

/** Options with everything that was left open. */
export interface SettledOptions extends TransportOptions {
  readonly timeoutMs: number;
}

/**
 * Fills in what was left open.
 *
 * @throws TypeError or RangeError for what cannot be meant
 */
export function settleOptions(options: ClientOptions): SettledOptions {
  const { tenantId, timeoutMs = defaultTimeoutMs, retries = defaultRetries } = options;
  const baseUrl = new URL(options.baseUrl);
  if (baseUrl.protocol !== "https:" && baseUrl.protocol !== "http:")
    throw new TypeError("baseUrl is not a web address");
  if (!(timeoutMs > 0)) throw new RangeError("timeoutMs is a number above 0");
  if (!Number.isInteger(retries) || retries < 0) throw new RangeError("retries is a whole number from 0 on");
  // The runtime's own wants to be called as a function of the global object.
  const send = options.fetch ?? ((...request) => globalThis.fetch(...request));
  return { baseUrl, tenantId, timeoutMs, retries, fetch: send, authorize: authorizerOf(options) };
}

function authorizerOf({ token, getToken, apiKey }: Credentials): TransportOptions["authorize"] {
  return async () => {
    if (apiKey !== undefined) return { "X-API-Key": apiKey };
    const current = token ?? (await getToken?.()) ?? null;
    return current === null ? {} : { Authorization: `Bearer ${current}` };
  };
}
