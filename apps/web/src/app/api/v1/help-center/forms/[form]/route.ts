import { answerCacheable } from "../../../../../../server/answer-cacheable.ts";
import { readFormQuery } from "../../../../../../server/form-query.ts";
import { segmentOf } from "../../../../../../server/request-facts.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ request, caller }) => {
  const form = await caller.form.get({ form: segmentOf(request, -1), ...readFormQuery(request) });
  return answerCacheable(request, form);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
