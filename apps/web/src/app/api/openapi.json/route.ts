import { openApiDocument } from "@portal/contract/open-api";
import { answerTagged } from "../../../server/answer-cacheable.ts";
import { refuseOtherMethods, restRoute } from "../../../server/rest-route.ts";

/** The same for everybody until the process is replaced by one of another version. */
const document = openApiDocument();

export const GET = restRoute(({ request }) =>
  Promise.resolve(answerTagged(request, document, { "Cache-Control": "public, max-age=300" })),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
