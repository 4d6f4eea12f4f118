import { parseRequesterSubmission, parseVisitorSubmission, type Problem } from "@portal/contract";
import { readFormSubmission } from "@portal/contract/form";
import { createAnswering, type SendingTerms } from "../portal-form/create-answering.ts";
import { findEarlier } from "../portal-form/find-earlier.ts";
import { isAnswerLost, portalClient, refusalFromThrown, type PortalClient } from "../portal-form/portal-client.ts";
import type { Refusal } from "../portal-form/refusal.ts";
import type { Words } from "../language/words.ts";
import { forgetUploads, knownFiles, uploadChosen } from "./files/upload-chosen.ts";
import { submissionFromTyped, type FilledIn, type SubmissionBody } from "./submission-from-typed.ts";

export interface Sending extends FilledIn, SendingTerms {
  isAskedWho: boolean;
  words: Words["files"]["problems"];
}

export type Sent = { kind: "stored"; id: string; isOlder: boolean } | { kind: "refused"; refusal: Refusal };

/**
 * Sends a filled-in form with scripts on. What the contract alone can tell is told without a round trip, by the very functions that the
 * server runs; everything else is the server's to say.
 */
export async function sendForm(sending: Sending): Promise<Sent> {
  const body = submissionFromTyped(sending);
  const problems = problemsOf(sending, body);
  if (problems.length > 0) return { kind: "refused", refusal: { kind: "problems", problems, files: [] } };
  const client = portalClient(sending);
  try {
    const uploaded = await uploadChosen(sending, body);
    if (!uploaded.success) return { kind: "refused", refusal: uploaded.refusal };
    const { id, form_version_warning: warning } = await createAnswering(uploaded.body, sending);
    return { kind: "stored", id, isOlder: warning !== null };
  } catch (error) {
    forgetUploads(body);
    return await afterFailure(error, client);
  }
}

/** Finds out what can be found out about a request that did not come back with an answer, or not with the one that was hoped for. */
async function afterFailure(error: unknown, client: PortalClient): Promise<Sent> {
  const refusal = refusalFromThrown(error);
  if (refusal.kind === "already_sent") {
    return { kind: "refused", refusal: { ...refusal, earlier: await findEarlier(client) } };
  }
  const earlier = isAnswerLost(error) ? await findEarlier(client) : null;
  return earlier === null ? { kind: "refused", refusal } : { kind: "stored", id: earlier.id, isOlder: false };
}

/** What the form says of one place is what was asked there, so the plain schema's word on the same place is left out. */
function problemsOf({ form, isAskedWho }: Sending, body: SubmissionBody): Problem[] {
  const ofForm = readFormSubmission(form.document, body, { files: knownFiles(body) });
  const parsed = isAskedWho ? parseVisitorSubmission(body) : parseRequesterSubmission(body);
  const formProblems = ofForm.success ? [] : ofForm.problems;
  const said = new Set(formProblems.map(({ loc }) => loc.join("\n")));
  const plain = parsed.success ? [] : parsed.problems.filter(({ loc }) => !said.has(loc.join("\n")));
  return [...formProblems, ...plain];
}
