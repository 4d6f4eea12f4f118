import { answer } from "../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../server/rest-route.ts";

/** Long enough to spare requests; a new key is published for half a minute before it signs, and readers ask again for an unknown one. */
const cacheControl = "public, max-age=30";

export const GET = restRoute(async ({ services }) =>
  answer(200, await services.signingKeys.publicJwks(), { "Cache-Control": cacheControl }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
