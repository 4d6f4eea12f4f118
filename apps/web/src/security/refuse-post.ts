/** Largest form that a page takes, in bytes: what Next reads for a server action. Longer texts than ours are still told so nicely. */
const maxFormBytes = 1024 * 1024;

/** An answer to a form that must not reach its page. */
export interface RefusedPost {
  status: 403 | 413;
  heading: string;
  text: string;
}

/**
 * Looks at a request for a page before anything reads its body. Next compares origins too, but answers 500, and lets a request pass
 * whose foreign origin only the browser's own fetch metadata show.
 *
 * @param host the host that the request was sent to
 */
export function refusePost({ method, headers }: Pick<Request, "method" | "headers">, host: string): RefusedPost | null {
  if (method !== "POST") return null;
  if (isFromElsewhere(headers, host)) {
    return {
      status: 403,
      heading: "This form was sent from another site",
      text: "For your safety it was not accepted. Open the help center itself and send it from there.",
    };
  }
  if (Number(headers.get("content-length") ?? 0) > maxFormBytes) {
    return {
      status: 413,
      heading: "Your text is too long to be sent",
      text: "Go back to the form, where your text still is, and shorten it.",
    };
  }
  return null;
}

function isFromElsewhere(headers: Headers, host: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  return origin !== null && URL.parse(origin)?.host !== host.toLowerCase();
}
