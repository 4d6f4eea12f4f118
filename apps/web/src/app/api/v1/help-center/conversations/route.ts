import { idempotencyReplayedHeader } from "@portal/contract";
import { answer } from "../../../../../server/rest-answer.ts";
import { readJsonBody } from "../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

export const POST = restRoute(async ({ request, caller }) => {
  const { is_replayed: isReplayed, ...conversation } = await caller.conversation.create(await readJsonBody(request));
  return answer(201, conversation, {
    Location: `/api/v1/help-center/conversations/${conversation.id}`,
    ...(isReplayed && { [idempotencyReplayedHeader]: "true" }),
  });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");
