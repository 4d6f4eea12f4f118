import type { Words } from "../language/words.ts";

/** Largest form that a page takes, in bytes. Longer texts than ours are still told so nicely. */
export const maxTextFormBytes = 1024 * 1024;
/** The same on the page of the request form, which takes files too: what Next reads for a server action. */
const maxFileFormBytes = 25 * 1024 * 1024;

/** An answer to a form that must not reach its page. */
export interface RefusedPost {
  status: 400 | 403 | 413 | 503;
  /** What its page says, by the name of the words. */
  reason: keyof Words["pages"]["refusedPosts"];
}

/** What is known of a request before its body. */
interface Arrival {
  /** The host that the request was sent to. */
  host: string;
  pathname: string;
  /** Whether as many large forms as this process has memory for are being read. */
  isCrowded: boolean;
}

/**
 * Looks at a request for a page before anything reads its body. Next compares origins too, but answers 500, and lets a request pass
 * whose foreign origin only the browser's own fetch metadata show.
 */
export function refusePost(
  { method, headers }: Pick<Request, "method" | "headers">,
  { host, pathname, isCrowded }: Arrival,
): RefusedPost | null {
  if (method !== "POST") return null;
  if (isFromElsewhere(headers, host)) {
    return { status: 403, reason: "elsewhere" };
  }
  const length = Number(headers.get("content-length") ?? 0);
  // The page of the plain form is the root, or a tenant's name, and below either are those of published forms; all others take text alone.
  const isFormPage = /^\/(?:[^/]*|(?:[^/]+\/)?forms\/[^/]+)$/u.test(pathname);
  if (length > (isFormPage ? maxFileFormBytes : maxTextFormBytes)) {
    return { status: 413, reason: "tooLarge" };
  }
  if (isCrowded) {
    return { status: 503, reason: "crowded" };
  }
  return null;
}

function isFromElsewhere(headers: Headers, host: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  return origin !== null && URL.parse(origin)?.host !== host.toLowerCase();
}
