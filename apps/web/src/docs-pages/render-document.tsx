/** @jsxImportSource preact */
import { renderToString } from "preact-render-to-string";
import { findPage } from "./find-page.ts";
import { Frame } from "./parts/frame.tsx";
import { findReader } from "./reader/find-reader.ts";

/**
 * Answers a request for a page of the documentation.
 *
 * @param segments its address below `/docs`
 */
export async function renderDocument(request: Request, segments: readonly string[]): Promise<Response> {
  const reader = await findReader(request, request.headers.get("x-request-id") ?? "");
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const { status, title, content } = findPage(segments, { reader, query });
  const path = ["/docs", ...segments].join("/");
  const html = renderToString(
    <Frame title={title} reader={reader} path={path} nonce={request.headers.get("x-nonce") ?? ""}>
      {content}
    </Frame>,
  );
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
