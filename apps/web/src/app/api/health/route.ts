import { answer } from "../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../server/rest-route.ts";

/** Says that the process lives; nothing else is asked, so that a database that is away does not restart it. */
export const GET = restRoute(() => Promise.resolve(answer(200, { status: "ok" })));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
