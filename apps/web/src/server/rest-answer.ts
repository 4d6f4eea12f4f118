import { findPortalError, type PortalError } from "@portal/api";
import { errorCatalogue } from "@portal/contract";

const texts = new WeakMap<Response, string>();

/** A JSON answer that nobody keeps: answers are about one request. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = JSON.stringify(body);
  const response = new Response(text, {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });
  texts.set(response, text);
  return response;
}

/** The body of an answer; of one that was made here it is known, so that no stream has to be read. */
export async function textOf(response: Response): Promise<string> {
  return texts.get(response) ?? (await response.text());
}

/** The answer to whatever was thrown: the catalogue's for a planned refusal, a fixed sentence for a bug. */
export function answerError(thrown: unknown): Response {
  const refusal = findPortalError(thrown);
  if (refusal === null) return answer(errorCatalogue.internal.status, { detail: errorCatalogue.internal.detail });
  const { status, detail } = errorCatalogue[refusal.code];
  const body = { detail: refusal.code === "invalid_input" ? refusal.problems : detail };
  return answer(status, body, refusalHeaders(refusal));
}

function refusalHeaders({ code, retryAfterSeconds }: PortalError): Record<string, string> {
  return {
    // Without an error parameter: no token was sent that could be wrong (RFC 6750 § 3.1). An API key has no scheme to name.
    ...((code === "sign_in_required" || code === "invalid_api_key") && { "WWW-Authenticate": "Bearer" }),
    ...(code === "invalid_token" && { "WWW-Authenticate": 'Bearer error="invalid_token"' }),
    ...(retryAfterSeconds !== null && { "Retry-After": String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
  };
}
