import { mayReadMetrics } from "../../../server/metrics-access.ts";
import { answerError } from "../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../server/rest-route.ts";
import { PortalError } from "@portal/api";

export const GET = restRoute(async ({ request, services: { metrics } }) => {
  if (!mayReadMetrics(request.headers.get("authorization"))) return answerError(new PortalError("not_found"));
  return new Response(await metrics.registry.metrics(), {
    headers: { "Content-Type": metrics.registry.contentType, "Cache-Control": "no-store" },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
