import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@portal/api";
import {
  errorBodySchema,
  parseRequesterSubmission,
  parseVisitorSubmission,
  trpcErrorDetailSchema,
  type Problem,
} from "@portal/contract";
import type { FormValues } from "./form-values.ts";
import { refusalFromDetail, type Refusal } from "./refusal.ts";
import { submissionFromValues } from "./submission-from-values.ts";

// Longer than the server ever takes: after this the way to it is broken, and a form must not wait for ever.
const patienceMs = 30_000;

export interface Sending {
  values: FormValues;
  asksWhoYouAre: boolean;
  tenantId: string;
}

export type Sent = { kind: "stored"; id: string } | { kind: "refused"; refusal: Refusal };

/**
 * Sends a request with scripts on. What the contract alone can tell is told without a round trip, by the same schema as the
 * server's; everything else is the server's to say.
 */
export async function sendSubmission({ values, asksWhoYouAre, tenantId }: Sending): Promise<Sent> {
  const input = submissionFromValues(values);
  const problems = problemsOf(input, asksWhoYouAre);
  if (problems.length > 0) return { kind: "refused", refusal: { kind: "problems", problems } };
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { id } = await clientFor(tenantId).conversation.create.mutate(input, { signal });
    return { kind: "stored", id };
  } catch (error) {
    return { kind: "refused", refusal: refusalFromThrown(error) };
  }
}

function clientFor(tenantId: string) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "/api/trpc",
        headers: { "x-portal-tenant-id": tenantId },
        fetch: async (url, { signal = null, ...options } = {}) => ownAnswer(await fetch(url, { ...options, signal })),
      }),
    ],
  });
}

function problemsOf(input: unknown, asksWhoYouAre: boolean): Problem[] {
  const parsed = asksWhoYouAre ? parseVisitorSubmission(input) : parseRequesterSubmission(input);
  return parsed.success ? [] : parsed.problems;
}

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

function refusalFromThrown(thrown: unknown): Refusal {
  if (!(thrown instanceof TRPCClientError)) return { kind: "failed", requestId: null };
  if (thrown.cause instanceof ForeignAnswer) return refusalFromForeign(thrown.cause.response);
  const refused = trpcErrorDetailSchema.safeParse(thrown.data);
  if (refused.success) return refusalFromDetail(refused.data);
  // What the door itself refuses, before there is a procedure to ask, comes in the shape of the REST answers.
  const atTheDoor = errorBodySchema.safeParse(thrown.meta?.["responseJSON"]);
  return atTheDoor.success ? { kind: "declined", detail: atTheDoor.data.detail } : { kind: "unreachable" };
}

function refusalFromForeign({ status, ok, headers }: Response): Refusal {
  if (ok) return { kind: "unreachable" };
  if ([502, 503, 504].includes(status)) return { kind: "busy", retryAfterSeconds: null };
  return { kind: "failed", requestId: headers.get("x-request-id") };
}
