import { answerCacheable } from "../../../../../server/answer-cacheable.ts";
import { readFormQuery } from "../../../../../server/form-query.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ request, caller }) => {
  const { locales } = readFormQuery(request);
  return answerCacheable(request, await caller.form.list({ locales }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
