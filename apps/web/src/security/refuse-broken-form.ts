import { MIMEType } from "node:util";
import type { RefusedPost } from "./refuse-post.ts";
import { skimForm } from "./skim-form.ts";

/**
 * Refuses a form that cannot be read: cut off, or never a form. Next answers such a one with 500, so it is read here first, by the very
 * parser that Next uses. What its files hold is left out on the way to it, so that this takes no memory worth mentioning.
 */
export async function refuseBrokenForm({
  method,
  headers,
  body,
}: Pick<Request, "method" | "headers" | "body">): Promise<RefusedPost | null> {
  const type = headers.get("content-type") ?? "";
  if (method !== "POST" || !type.toLowerCase().startsWith("multipart/form-data")) return null;
  const boundary = boundaryOf(type);
  // Without a boundary, or without a body, the parser says no by itself.
  const skimmed = boundary === null || body === null ? null : body.pipeThrough(skimForm(boundary));
  const form = new Response(skimmed, { headers: { "Content-Type": type } });
  return form.formData().then(() => null, broken);
}

function boundaryOf(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get("boundary");
  } catch {
    return null;
  }
}

function broken(): RefusedPost {
  return { status: 400, reason: "broken" };
}
