import { answer } from "../../../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

/** Did the submission that I sent with this Idempotency-Key land? */
export const GET = restRoute(async ({ caller }) => answer(200, await caller.conversation.receiptOfKey()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
