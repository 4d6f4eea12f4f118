import { answer } from "../../../../../server/rest-answer.ts";
import { readJsonBody } from "../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

export const POST = restRoute(async ({ request, caller }) => {
  const conversation = await caller.conversation.create(await readJsonBody(request));
  return answer(201, conversation, { Location: `/api/v1/help-center/conversations/${conversation.id}` });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");
