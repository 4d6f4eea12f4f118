import { createCaller, createContext, findPortalError, type RequestFacts, type Services } from "@portal/api";
import { errorCatalogue } from "@portal/contract";
import { tellOrigin } from "./cors.ts";
import { answer, answerError } from "./rest-answer.ts";
import { restFacts } from "./request-facts.ts";
import { tellRateLimits } from "./rate-limit-headers.ts";
import { getServices } from "./services.ts";

/** What a REST endpoint works with: the product's procedures, called as this request's sender. */
export interface RestCall {
  request: Request;
  caller: ReturnType<typeof createCaller>;
  services: Services;
  facts: RequestFacts;
}

/** Makes a route handler: context, one place for errors, and the request id on every answer. */
export function restRoute(work: (call: RestCall) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    const facts = restFacts(request);
    const response = await answerOrRefuse(work, request, facts);
    response.headers.set("X-Request-Id", facts.requestId);
    return response;
  };
}

async function answerOrRefuse(work: (call: RestCall) => Promise<Response>, request: Request, facts: RequestFacts) {
  const services = await getServices();
  const context = createContext(services, facts);
  const answered = work({ request, caller: createCaller(context), services, facts }).catch((error: unknown) => {
    // The procedure has logged its own bugs with their cause; what is thrown around it is logged here.
    // A caller that went away in the middle of its body is no bug.
    if (!findPortalError(error) && !request.signal.aborted)
      services.logger.error({ err: error, requestId: facts.requestId }, "request failed");
    return answerError(error);
  });
  return tellOrigin({ request, context }, tellRateLimits(await answered, context.rateLimitStates));
}

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
type Handler = (request: Request) => Promise<Response>;

/** Handlers for the methods that an endpoint does not have: 405 with the ones that it has, and 204 for OPTIONS. */
export function refuseOtherMethods(allowed: string): Record<Method, Handler> {
  const refuse: Handler = restRoute(() => {
    const { status, detail } = errorCatalogue.method_not_allowed;
    return Promise.resolve(answer(status, { detail }, { Allow: allowed }));
  });
  const describe: Handler = restRoute(() =>
    Promise.resolve(new Response(null, { status: 204, headers: { Allow: allowed } })),
  );
  return { GET: refuse, HEAD: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: describe };
}
