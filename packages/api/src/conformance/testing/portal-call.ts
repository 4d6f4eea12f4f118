import { randomUUID } from "node:crypto";
import { createdConversationSchema } from "@portal/contract";

/** What a call sends; by GET without a body, else by POST. */
export interface PortalCall {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Calls a running portal.
 *
 * @returns the JSON of its answer
 * @throws Error with what it says when it refuses
 */
export async function callPortal(origin: string, target: string, { headers, body }: PortalCall = {}): Promise<unknown> {
  const response = await fetch(origin + target, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target} was answered with ${String(response.status)}: ${text}`);
  const answer: unknown = JSON.parse(text);
  return answer;
}

/**
 * Submits a request from an address that nobody has used.
 *
 * @returns the conversation's id
 */
export async function submitTo(
  { origin, tenant }: { readonly origin: string; readonly tenant: { readonly id: string } },
  headers: Readonly<Record<string, string>> = {},
  attachmentIds: readonly string[] = [],
): Promise<string> {
  const body = {
    subject: "Printer",
    description: "It burns.",
    name: "Ada",
    email: `${randomUUID()}@example.com`,
    attachment_ids: attachmentIds,
  };
  const target = `/api/v1/help-center/conversations?tenant_id=${tenant.id}`;
  return createdConversationSchema.parse(await callPortal(origin, target, { headers, body })).id;
}
