import type { RefusedPost } from "./refuse-post.ts";

/**
 * Refuses a form that cannot be read: cut off, or never a form. Next answers such a one with 500, so it is read here first, by the very
 * parser that Next uses. That takes a form's size in memory once more, which the count of large forms bounds.
 */
export async function refuseBrokenForm({
  method,
  headers,
  body,
}: Pick<Request, "method" | "headers" | "body">): Promise<RefusedPost | null> {
  const type = headers.get("content-type") ?? "";
  if (method !== "POST" || !type.toLowerCase().startsWith("multipart/form-data")) return null;
  const form = new Response(body, { headers: { "Content-Type": type } });
  return form.formData().then(() => null, broken);
}

function broken(): RefusedPost {
  return { status: 400, reason: "broken" };
}
