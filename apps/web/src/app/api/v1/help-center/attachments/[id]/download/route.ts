import { answerFile } from "../../../../../../../server/answer-file.ts";
import { segmentOf } from "../../../../../../../server/request-facts.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../../server/rest-route.ts";

export const GET = restRoute(async ({ request, caller }) => {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const download = await caller.attachment.open({ id: segmentOf(request, -2), token });
  return answerFile(download, request.method);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
