import { PortalError } from "@portal/api";
import { answerError } from "../../../server/rest-answer.ts";
import { restRoute } from "../../../server/rest-route.ts";

const notFound = restRoute(() => Promise.resolve(answerError(new PortalError("not_found"))));

export const GET = notFound;
export const HEAD = notFound;
export const POST = notFound;
export const PUT = notFound;
export const PATCH = notFound;
export const DELETE = notFound;
export const OPTIONS = notFound;
