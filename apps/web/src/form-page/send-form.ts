import { parseRequesterSubmission, parseVisitorSubmission, type Problem } from "@portal/contract";
import { readFormSubmission } from "@portal/contract/form";
import { createAnswering, type SendingTerms } from "../portal-form/create-answering.ts";
import { findEarlier } from "../portal-form/find-earlier.ts";
import { isAnswerLost, portalClient, refusalFromThrown, type PortalClient } from "../portal-form/portal-client.ts";
import type { Attempt, Sent } from "../portal-form/use-sending.ts";
import type { Words } from "../language/words.ts";
import type { FormFiles } from "./files/form-files.ts";
import { findFailed, placeRefused, uploadAnswers } from "./files/upload-answers.ts";
import { submissionFromTyped, type FilledIn, type SubmissionBody } from "./submission-from-typed.ts";

/** A form that is filled in, before it has its key. */
export interface FilledForm extends FilledIn, Omit<SendingTerms, keyof Attempt> {
  isAskedWho: boolean;
  files: FormFiles;
  words: Words["files"]["problems"];
}

type SentForm = Sent<{ id: string; isOlder: boolean }>;

/**
 * Sends a filled-in form with scripts on. What the contract alone can tell is told without a round trip, by the very functions that the
 * server runs; everything else is the server's to say.
 */
export async function sendForm(filled: FilledForm, attempt: Attempt): Promise<SentForm> {
  const sending = { ...filled, ...attempt };
  const body = submissionFromTyped(sending);
  const { files, words } = sending;
  const problems = problemsOf(sending, body);
  if (problems.length > 0) return { kind: "refused", refusal: { kind: "problems", problems, files: [] } };
  const client = portalClient(sending);
  try {
    const uploaded = await uploadAnswers(files, body);
    if (!uploaded.success) return { kind: "refused", refusal: uploaded.refusal };
    const { id, form_version_warning: warning } = await createAnswering(uploaded.body, sending);
    return { kind: "stored", id, isOlder: warning !== null };
  } catch (error) {
    const sent = await afterFailure(error, client);
    if (sent.kind === "refused" && sent.refusal.kind === "problems") placeRefused(files, sent.refusal.problems, words);
    return sent;
  }
}

/** Finds out what can be found out about a request that did not come back with an answer, or not with the one that was hoped for. */
async function afterFailure(error: unknown, client: PortalClient): Promise<SentForm> {
  const refusal = refusalFromThrown(error);
  if (refusal.kind === "already_sent") {
    return { kind: "refused", refusal: { ...refusal, earlier: await findEarlier(client) } };
  }
  const earlier = isAnswerLost(error) ? await findEarlier(client) : null;
  return earlier === null ? { kind: "refused", refusal } : { kind: "stored", id: earlier.id, isOlder: false };
}

/** What the form says of one place is what was asked there, so the plain schema's word on the same place is left out. */
function problemsOf({ form, isAskedWho, files }: FilledForm, body: SubmissionBody): Problem[] {
  const ofForm = readFormSubmission(form.document, body, { files: files.known() });
  const parsed = isAskedWho ? parseVisitorSubmission(body) : parseRequesterSubmission(body);
  const own = ofForm.success ? [] : ofForm.problems;
  const isSaid = ({ loc }: Problem) => own.some((problem) => problem.loc[2] === loc[2]);
  const formProblems = [...own, ...findFailed(files, body).filter((problem) => !isSaid(problem))];
  const said = new Set(formProblems.map(({ loc }) => loc.join("\n")));
  const plain = parsed.success ? [] : parsed.problems.filter(({ loc }) => !said.has(loc.join("\n")));
  return [...formProblems, ...plain];
}
