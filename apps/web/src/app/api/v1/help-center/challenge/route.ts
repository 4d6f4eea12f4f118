import { answer } from "../../../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../../../server/rest-route.ts";

/** A challenge in ALTCHA's format, for a submission that was told to bring one. */
export const GET = restRoute(async ({ caller }) => answer(200, await caller.challenge.create()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, OPTIONS");
