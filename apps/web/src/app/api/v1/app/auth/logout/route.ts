import { readJsonBody } from "../../../../../../server/rest-body.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

export const POST = restRoute(async ({ request, caller }) => {
  // All of the body is optional, so all of it may be absent.
  await caller.identity.logOut(isWithoutBody(request) ? {} : await readJsonBody(request));
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("POST, OPTIONS");

function isWithoutBody({ headers }: Request): boolean {
  const length = headers.get("content-length") ?? "0";
  return length === "0" && !headers.has("transfer-encoding") && !headers.has("content-type");
}
