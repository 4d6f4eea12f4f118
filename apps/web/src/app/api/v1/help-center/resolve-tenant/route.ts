import { answer } from "../../../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ request, caller }) => {
  const hostnames = new URL(request.url).searchParams.getAll("hostname");
  return answer(200, await caller.tenant.resolve(hostnames));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
