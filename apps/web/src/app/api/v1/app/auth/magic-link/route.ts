import { outlastMail } from "../../../../../../server/outlast-mail.ts";
import { answer } from "../../../../../../server/rest-answer.ts";
import { readJsonBody } from "../../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

export const POST = restRoute(async ({ request, caller }) => {
  const requested = await caller.identity.requestSignInLink(await readJsonBody(request));
  await outlastMail();
  return answer(202, requested);
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");
