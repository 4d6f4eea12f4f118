import { appRouter, createContext } from "@portal/api";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { answerError } from "../../../../server/rest-answer.ts";
import { rateLimitHeaders } from "../../../../server/rate-limit-headers.ts";
import { getServices } from "../../../../server/services.ts";
import { checkedBody, refuseCrossSite, trpcFacts } from "../../../../server/trpc-request.ts";

async function handle(request: Request): Promise<Response> {
  const facts = await trpcFacts(request);
  const response = await answerTrpc(request, facts).catch(answerError);
  response.headers.set("X-Request-Id", facts.requestId);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

async function answerTrpc(request: Request, facts: Awaited<ReturnType<typeof trpcFacts>>): Promise<Response> {
  refuseCrossSite(request);
  const services = await getServices();
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: await checkedBody(request),
    router: appRouter,
    // One call, one transaction, one key: a batch would share its headers, and its size would be nobody's limit.
    allowBatching: false,
    createContext: () => createContext(services, facts),
    responseMeta: ({ ctx }) => ({ headers: rateLimitHeaders(ctx?.rateLimitStates ?? []) }),
  });
}

export { handle as GET, handle as POST };
