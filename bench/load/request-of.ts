import { randomInt, randomUUID } from "node:crypto";
import { submissionFrom } from "../../scripts/stress/submission.ts";
import type { LoadJob } from "./load.ts";

/** A request as undici takes it. */
export interface DoorRequest {
  readonly method: "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** One more submission, with words of its own, through the door that the job names. */
export function requestOf({
  door,
  tenantIds,
  token,
  isOneAddress,
}: Pick<LoadJob, "door" | "tenantIds" | "token" | "isOneAddress">): DoorRequest {
  const tenantId = tenantIds[randomInt(tenantIds.length)] ?? "";
  const { subject, description, ...sender } = submissionFrom(
    isOneAddress ? "everybody@example.com" : `visitor-${randomUUID()}@example.com`,
  );
  const json = { "content-type": "application/json" };
  switch (door) {
    case "rest_anonymous":
      return post(restPath(tenantId), json, { subject, description, ...sender });
    case "rest_token":
      return post(restPath(tenantId), { ...json, authorization: `Bearer ${token ?? ""}` }, { subject, description });
    case "trpc":
      return post(
        "/api/trpc/conversation.create",
        { ...json, "x-portal-tenant-id": tenantId },
        { subject, description, ...sender },
      );
  }
}

function restPath(tenantId: string): string {
  return `/api/v1/help-center/conversations?tenant_id=${tenantId}`;
}

function post(path: string, headers: Record<string, string>, body: unknown): DoorRequest {
  return { method: "POST", path, headers, body: JSON.stringify(body) };
}
