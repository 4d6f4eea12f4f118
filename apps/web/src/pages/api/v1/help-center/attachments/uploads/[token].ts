import { byteRoute } from "../../../../../../server/byte-route.ts";
import { segmentOf } from "../../../../../../server/request-facts.ts";

/** The bytes are ours to read. */
export const config = { api: { bodyParser: false } };

/** Takes an upload where the portal is its own store; an S3 server answers such a PUT itself, and as briefly. */
export default byteRoute("PUT", async ({ request, caller }, body) => {
  await caller.attachment.receiveUpload({
    token: segmentOf(request, -1),
    contentType: request.headers.get("content-type"),
    contentLength: request.headers.get("content-length"),
    body,
  });
  return { response: new Response(null, { headers: { "Cache-Control": "no-store" } }) };
});
