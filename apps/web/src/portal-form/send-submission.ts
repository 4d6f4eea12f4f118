import { parseRequesterSubmission, parseVisitorSubmission, type Problem } from "@portal/contract";
import { problemAt, sayFileProblems } from "./files/file-problems.ts";
import type { FileTerms } from "./files/file-terms.ts";
import type { UploadQueue } from "./files/upload-queue.ts";
import { createAnswering, type SendingTerms } from "./create-answering.ts";
import { findEarlier } from "./find-earlier.ts";
import type { FormValues } from "./form-values.ts";
import { isAnswerLost, portalClient, refusalFromThrown, type PortalClient } from "./portal-client.ts";
import { fileIndexOf, type Refusal } from "./refusal.ts";
import { submissionFromValues } from "./submission-from-values.ts";
import type { Attempt, Sent } from "./use-sending.ts";

/** A request that is filled in, before it has its key. */
export interface FilledIn extends Omit<SendingTerms, keyof Attempt> {
  values: FormValues;
  asksWhoYouAre: boolean;
  uploads: UploadQueue;
  fileTerms: FileTerms;
}

type Sending = FilledIn & Attempt;
type SentRequest = Sent<{ id: string }>;

/**
 * Sends a request with scripts on, once its files are uploaded. What the contract alone can tell is told without a round trip, by the
 * same schema as the server's; everything else is the server's to say.
 */
export async function sendSubmission(filledIn: FilledIn, attempt: Attempt): Promise<SentRequest> {
  const sending = { ...filledIn, ...attempt };
  const { values, asksWhoYouAre, tenantId, key, uploads, language, fileTerms } = sending;
  const input = submissionFromValues(values);
  const early = [...problemsOf(input, asksWhoYouAre), ...fileProblems(uploads)];
  if (early.length > 0) return refusedFor(early, uploads);
  await uploads.settle();
  // Without a connection there is nothing to mend in the form.
  if (uploads.hasInterrupted() && !navigator.onLine) return { kind: "refused", refusal: { kind: "unreachable" } };
  const late = [...fileProblems(uploads), ...interruptedProblems(uploads, fileTerms)];
  if (late.length > 0) return refusedFor(late, uploads);
  const client = portalClient({ tenantId, key, language });
  try {
    const attachmentIds = uploads.attachmentIds();
    const files = attachmentIds.length > 0 ? { attachment_ids: attachmentIds } : {};
    const { id } = await createAnswering({ ...input, ...files }, sending);
    return { kind: "stored", id };
  } catch (error) {
    return await afterFailure(error, client, sending);
  }
}

/** Finds out what can be found out about a request that did not come back with an answer, or not with the one that was hoped for. */
async function afterFailure(error: unknown, client: PortalClient, sending: Sending): Promise<SentRequest> {
  const refusal = placeFiles(refusalFromThrown(error), sending);
  if (refusal.kind === "already_sent") {
    return { kind: "refused", refusal: { ...refusal, earlier: await findEarlier(client) } };
  }
  const earlier = isAnswerLost(error) ? await findEarlier(client) : null;
  return earlier === null ? { kind: "refused", refusal } : { kind: "stored", id: earlier.id };
}

function problemsOf(input: unknown, asksWhoYouAre: boolean): Problem[] {
  const parsed = asksWhoYouAre ? parseVisitorSubmission(input) : parseRequesterSubmission(input);
  return parsed.success ? [] : parsed.problems;
}

/** A file that will not be sent must be known to its sender: nothing is left out silently. */
function fileProblems(uploads: UploadQueue): Problem[] {
  return uploads
    .getFiles()
    .flatMap(({ state }, index) => (state.kind === "failed" ? [problemAt(index, state.reason)] : []));
}

function interruptedProblems(uploads: UploadQueue, { words }: FileTerms): Problem[] {
  const reason = words.interruptedProblem;
  return uploads
    .getFiles()
    .flatMap(({ state }, index) => (state.kind === "interrupted" ? [problemAt(index, reason)] : []));
}

function refusedFor(problems: Problem[], uploads: UploadQueue): SentRequest {
  return { kind: "refused", refusal: { kind: "problems", problems, files: uploads.getFiles() } };
}

/** Marks the files that the server does not take, and remembers which file each place of the list was. */
function placeFiles(refusal: Refusal, { uploads, fileTerms }: Sending): Refusal {
  if (refusal.kind !== "problems") return refusal;
  const files = uploads.getFiles();
  const problems = sayFileProblems(refusal.problems, fileTerms);
  for (const problem of problems) {
    const file = files[fileIndexOf(problem) ?? -1];
    if (file !== undefined) uploads.refuse(file.key, problem);
  }
  return { ...refusal, problems, files };
}
