import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@portal/api";
import { errorBodySchema, idempotencyKeyHeader, trpcErrorDetailSchema } from "@portal/contract";
import type { Language } from "@portal/contract/language";
import { refusalFromDetail, type Refusal } from "./refusal.ts";

/** For which tenant a page calls, as the request of which key if there is one, and in which language. */
interface ClientTerms {
  tenantId: string;
  key?: string;
  language?: Language;
  headers?: Record<string, string>;
}

/** The product's procedures, called from a page for the tenant whose form it shows. */
export function portalClient({ tenantId, key, language, headers = {} }: ClientTerms) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "/api/trpc",
        headers: {
          ...headers,
          // What the visitor chose counts for more than what the browser prefers.
          ...(language !== undefined && { "accept-language": language }),
          "x-portal-tenant-id": tenantId,
          ...(key !== undefined && { [idempotencyKeyHeader]: key }),
        },
        fetch: async (url, { signal = null, ...options } = {}) => ownAnswer(await fetch(url, { ...options, signal })),
      }),
    ],
  });
}

export type PortalClient = ReturnType<typeof portalClient>;

/** Something other than the portal answered: a gateway before it, or a hotel's network that wants a click first. */
class ForeignAnswer extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super("The answer is not the portal's");
    this.response = response;
  }
}

// tRPC reads any answer as JSON and keeps nothing of one that is not, not even its status.
function ownAnswer(response: Response): Response {
  if (!/^application\/json\b/u.test(response.headers.get("content-type") ?? "")) throw new ForeignAnswer(response);
  return response;
}

/** Tells whether no answer of the portal's came: then what was sent may have arrived all the same. */
export function isAnswerLost(thrown: unknown): boolean {
  if (!(thrown instanceof TRPCClientError)) return false;
  const isOfProcedure = trpcErrorDetailSchema.safeParse(thrown.data).success;
  return !isOfProcedure && !errorBodySchema.safeParse(thrown.meta?.["responseJSON"]).success;
}

/** Reads why a call of {@link portalClient} did not come back with what was asked for. */
export function refusalFromThrown(thrown: unknown): Refusal {
  if (!(thrown instanceof TRPCClientError)) return { kind: "failed", requestId: null };
  if (thrown.cause instanceof ForeignAnswer) return refusalFromForeign(thrown.cause.response);
  const refused = trpcErrorDetailSchema.safeParse(thrown.data);
  if (refused.success) return refusalFromDetail(refused.data);
  // What the door itself refuses, before there is a procedure to ask, comes in the shape of the REST answers.
  const atTheDoor = errorBodySchema.safeParse(thrown.meta?.["responseJSON"]);
  return atTheDoor.success ? { kind: "declined", code: null } : { kind: "unreachable" };
}

function refusalFromForeign({ status, ok, headers }: Response): Refusal {
  if (ok) return { kind: "unreachable" };
  if ([502, 503, 504].includes(status)) return { kind: "busy", retryAfterSeconds: null };
  return { kind: "failed", requestId: headers.get("x-request-id") };
}

/** Tells whether a call was refused until a challenge is solved. */
export function isChallenge(thrown: unknown): boolean {
  if (!(thrown instanceof TRPCClientError)) return false;
  const refused = trpcErrorDetailSchema.safeParse(thrown.data);
  return refused.success && ["challenge_due", "challenge_required"].includes(refused.data.error_code);
}
