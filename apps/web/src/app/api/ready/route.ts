import { checkReadiness, PortalError } from "@portal/api";
import { isLeaving } from "../../../server/leaving.ts";
import { answer, answerError } from "../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../server/rest-route.ts";

export const GET = restRoute(async ({ services }) => {
  const isReady = !isLeaving() && (await checkReadiness(services));
  return isReady
    ? answer(200, { status: "ready" })
    : answerError(new PortalError("not_ready", { retryAfterSeconds: 2 }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
