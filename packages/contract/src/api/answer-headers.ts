import { exposedHeaders } from "../cross-origin.ts";

/** A response header as the document shows it. */
interface AnswerHeader {
  readonly description: string;
  readonly required?: true;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: string;
}

const text = (pattern: string) => ({ type: "string", pattern }) as const;
const limits = String.raw`"[a-z_]+";[qr]=\d+;[wt]=\d+`;

/** Every header that an answer can have, but for those of HTTP's own framing. */
export const answerHeaders = {
  "X-Request-Id": {
    description: "Names this request in our log: quote it when you report something.",
    required: true,
    schema: { type: "string", format: "uuid" },
    example: "0191d3c4-7f5a-4c1e-9a53-5d4b0c5b7a10",
  },
  "Cache-Control": {
    description: "`no-store`, unless the endpoint says how long its answer may be kept.",
    required: true,
    schema: text(String.raw`^(?:no-store(?:, no-transform)?|(?:public|private), max-age=\d+(?:, must-revalidate)?)$`),
    example: "no-store",
  },
  "X-Content-Type-Options": fixed("nosniff", "The content type is what it says."),
  "Referrer-Policy": fixed("same-origin", "For browsers that show an answer."),
  "X-Frame-Options": fixed("DENY", "For browsers that show an answer."),
  "Cross-Origin-Opener-Policy": fixed("same-origin", "For browsers that show an answer."),
  "Permissions-Policy": {
    description: "For browsers that show an answer.",
    required: true,
    schema: text(String.raw`^[a-z-]+=\(\)(?:, [a-z-]+=\(\))*$`),
    example: "camera=(), microphone=()",
  },
  Vary: {
    description: "The request headers that the answer depends on.",
    schema: { type: "string" },
    example: "Authorization, X-API-Key, Host, Accept-Language, Origin",
  },
  Location: {
    description: "The address of the new resource, or the one to go on to.",
    schema: { type: "string", format: "uri-reference" },
    example: "/api/v1/help-center/conversations/0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a10",
  },
  "Idempotency-Replayed": {
    description: "Says that this is the first answer to this `Idempotency-Key`, given again: nothing was created now.",
    schema: { type: "string", const: "true" },
    example: "true",
  },
  "WWW-Authenticate": {
    description:
      "How to authenticate, and whether a token that was sent is to blame (RFC 6750). An API key has no scheme to name.",
    schema: { type: "string", pattern: '^Bearer(?: error="invalid_token")?$' },
    example: 'Bearer error="invalid_token"',
  },
  "Retry-After": {
    description: "After how many seconds the same request may be sent again.",
    schema: text(String.raw`^[1-9]\d*$`),
    example: "2",
  },
  "RateLimit-Policy": {
    description: "The limits that the request was counted against: quota `q` in a window of `w` seconds.",
    schema: text(`^${limits}(?:, ${limits})*$`),
    example: '"presign";q=20;w=60',
  },
  RateLimit: {
    description: "What is left of those limits: `r` requests, until the window ends in `t` seconds.",
    schema: text(`^${limits}(?:, ${limits})*$`),
    example: '"presign";r=19;t=60',
  },
  ETag: {
    description: "Names this very answer: send it as `If-None-Match` to be told whether it still holds.",
    schema: text(String.raw`^"[\w-]+"$`),
    example: '"rQnkHUa3nBsmWIVbMXbnVAGd8c1ZNLgi1dPeXNfOqEo"',
  },
  "Content-Disposition": {
    description: "The name to save the file under (RFC 6266).",
    schema: text("^attachment"),
    example: 'attachment; filename="log.txt"',
  },
  "Content-Security-Policy": {
    description: "Whatever the file holds, a browser runs nothing of it.",
    schema: { type: "string" },
    example: "sandbox; default-src 'none'",
  },
  "Cross-Origin-Resource-Policy": {
    description: "The file is nobody's to embed.",
    schema: { type: "string", const: "same-origin" },
    example: "same-origin",
  },
  "Access-Control-Allow-Origin": {
    description: "The page's own origin, where the tenant lists it: its scripts may read this answer. Never `*`.",
    schema: text(String.raw`^https?://[^/\s]+$`),
    example: "https://shop.example.com",
  },
  "Access-Control-Expose-Headers": {
    description: "The headers that such a script may read as well.",
    schema: { type: "string", const: exposedHeaders },
    example: exposedHeaders,
  },
  Allow: {
    description: "The methods that this address has.",
    schema: text("^[A-Z]+(?:, [A-Z]+)*$"),
    example: "GET, HEAD, OPTIONS",
  },
} as const satisfies Readonly<Record<string, AnswerHeader>>;

export type AnswerHeaderName = keyof typeof answerHeaders;

/** The headers that every answer has, and those that any may have: `Vary`, and the limits that its request was counted against. */
export const headersOfEveryAnswer = [
  "X-Request-Id",
  "Cache-Control",
  "X-Content-Type-Options",
  "Referrer-Policy",
  "X-Frame-Options",
  "Cross-Origin-Opener-Policy",
  "Permissions-Policy",
  "Vary",
  "RateLimit-Policy",
  "RateLimit",
] as const satisfies readonly AnswerHeaderName[];

/** Those of an answer that a page of another origin may read. */
export const headersOfCrossOrigin = [
  "Access-Control-Allow-Origin",
  "Access-Control-Expose-Headers",
] as const satisfies readonly AnswerHeaderName[];

function fixed(value: string, description: string) {
  return { description, required: true, schema: { type: "string", const: value }, example: value } as const;
}
