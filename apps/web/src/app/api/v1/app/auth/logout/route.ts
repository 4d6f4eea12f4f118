import { readJsonBody } from "../../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

export const POST = restRoute(async ({ request, caller }) => {
  // All of the body is optional, so all of it may be absent.
  const body = request.headers.get("content-type") === null && request.body === null ? {} : await readJsonBody(request);
  await caller.identity.logOut(body);
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");
