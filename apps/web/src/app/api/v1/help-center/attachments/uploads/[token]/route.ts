import { Readable } from "node:stream";
import { PortalError } from "@portal/api";
import { segmentOf } from "../../../../../../../server/request-facts.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../../server/rest-route.ts";

/** Takes an upload where the portal is its own store; an S3 server answers such a PUT itself, and as briefly. */
export const PUT = restRoute(async ({ request, caller }) => {
  const { body, headers } = request;
  if (body === null) throw new PortalError("upload_refused");
  await caller.attachment.receiveUpload({
    token: segmentOf(request, -1),
    contentType: headers.get("content-type"),
    contentLength: headers.get("content-length"),
    body: Readable.from(body),
  });
  return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, POST, PATCH, DELETE, OPTIONS } = refuseOtherMethods("PUT, OPTIONS");
