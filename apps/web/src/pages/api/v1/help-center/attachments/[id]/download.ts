import { byteRoute } from "../../../../../../server/byte-route.ts";
import { fileHeaders } from "../../../../../../server/file-headers.ts";
import { segmentOf } from "../../../../../../server/request-facts.ts";

/** A file is as long as it is, and what comes along with the question is not looked at. */
export const config = { api: { bodyParser: false, responseLimit: false } };

export default byteRoute("GET", async ({ request, caller }) => {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const download = await caller.attachment.open({ id: segmentOf(request, -2), token });
  return { response: new Response(null, { headers: fileHeaders(download) }), content: download.content };
});
