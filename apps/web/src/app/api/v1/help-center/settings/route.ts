import { answer } from "../../../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ caller }) => answer(200, await caller.tenant.settings()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
