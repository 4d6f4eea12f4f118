import { answer } from "../../../../../../server/rest-answer.ts";
import { segmentOf } from "../../../../../../server/request-facts.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ request, caller }) =>
  answer(200, await caller.attachment.get({ id: segmentOf(request, -1) })),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
