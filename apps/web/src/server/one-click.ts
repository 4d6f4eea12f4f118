import { PortalError } from "@portal/api";
import type { Problem } from "@portal/contract";
import { readBytes } from "./rest-body.ts";

const field = "List-Unsubscribe";
const notOneClick: Problem = { loc: ["body", field], msg: `Body should be ${field}=One-Click`, type: "missing" };
const tokenMissing: Problem = { loc: ["query", "token"], msg: "Field required", type: "missing" };

/** The token of an address of one click: there is one, or the address is not whole. */
export function unsubscribeTokenOf(request: Request): string {
  const token = new URL(request.url).searchParams.get("token");
  if (token === null) throw new PortalError("invalid_input", { problems: [tokenMissing] });
  return token;
}

/**
 * Reads what a mail program posts when its owner wants no more of a mail (RFC 8058 § 3.1): a form with one fixed field, in either of the
 * encodings that forms have. Whoever posts anything else is no mail program.
 *
 * @returns the token of the address
 * @throws PortalError `invalid_input`, `body_too_large`
 */
export async function readUnsubscription(request: Request): Promise<string> {
  const token = unsubscribeTokenOf(request);
  const contentType = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request);
  const form = await new Response(bytes, { headers: { "Content-Type": contentType } }).formData().catch(() => null);
  if (form?.get(field) !== "One-Click") throw new PortalError("invalid_input", { problems: [notOneClick] });
  return token;
}
