import { createHash } from "node:crypto";
import { apiKeyHeader } from "@portal/contract";
import { presentedCredentials } from "./presented-credentials.ts";
import { answer } from "./rest-answer.ts";

const maxAgeSeconds = 30;

/**
 * An answer that may be kept for a moment and asked after with its ETag. What a caller with a token or a key is told is kept by that caller alone.
 *
 * @param headers of this answer besides
 */
export function answerCacheable(request: Request, body: unknown, headers: Record<string, string> = {}): Response {
  const scope = presentedCredentials(request.headers) !== null ? "private" : "public";
  return answerTagged(request, body, {
    ...headers,
    "Cache-Control": `${scope}, max-age=${String(maxAgeSeconds)}, must-revalidate`,
    // The tenant can follow from each of the first three, and the language from the last.
    Vary: `Authorization, ${apiKeyHeader}, Host, Accept-Language`,
  });
}

/**
 * An answer with an ETag, or 304 for whoever has it already.
 *
 * @param headers of this answer besides, how long it may be kept among them
 */
export function answerTagged(request: Request, body: unknown, headers: Record<string, string>): Response {
  const entityTag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url")}"`;
  const tagged = { ...headers, ETag: entityTag };
  const known = request.headers.get("if-none-match") ?? "";
  // A proxy that compresses makes the tag a weak one, which names the same form.
  const isKnown = known.split(",").some((tag) => tag.trim().replace(/^W\//u, "") === entityTag || tag.trim() === "*");
  return isKnown ? new Response(null, { status: 304, headers: tagged }) : answer(200, body, tagged);
}
