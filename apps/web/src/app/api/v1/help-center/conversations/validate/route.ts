import { answer } from "../../../../../../server/rest-answer.ts";
import { readJsonBody } from "../../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

/** A dry run: what a submission is checked for, and what it would be stored as. */
export const POST = restRoute(async ({ request, caller }) =>
  answer(200, await caller.conversation.validate(await readJsonBody(request))),
);

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");
