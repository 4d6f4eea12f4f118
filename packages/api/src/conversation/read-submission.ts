import {
  findIdempotencyKeyProblem,
  findRequesterVerifiedProblem,
  parseRequesterSubmission,
  parseVisitorSubmission,
  type Problem,
  type SubmittedRequest,
} from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import { requireScope } from "../api-key/require-scope.ts";
import { plainFiles, type PresentedFile } from "../attachment/presented-file.ts";
import type { Door } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { SubmittedForm } from "../form/find-submitted-form.ts";
import { type FilledForm, readFormPart } from "../form/read-form-part.ts";
import { chooseLanguage } from "../language/choose-language.ts";
import type { Language } from "@portal/contract/language";
import type { Tenant } from "../tenant/tenant.ts";

/** Whom a submission is from: what a visitor typed is a claim; what a token says, or a program that may, is proved. */
export interface Sender {
  verification: "claimed" | "token";
  name: string;
  /** Canonical address. */
  email: string;
}

/** A submission that may be stored. */
export interface Submission {
  tenant: Tenant;
  sender: Sender;
  /** The language that the sender asked for; `null` when it is none of ours. */
  language: Language | null;
  request: SubmittedRequest;
  /** Its files, those that answer questions of its form last. */
  files: PresentedFile[];
  /** The form that was filled in; `null` for the plain fields alone. */
  filled: FilledForm | null;
}

const formClosed: Problem = {
  loc: ["body"],
  msg: "This help center does not take requests at present",
  type: "form_closed",
};

/** Who asks, for which tenant, and under which key. */
export interface SubmissionFacts {
  access: Access;
  door: Door;
  idempotencyKey?: string | undefined;
  requesterVerified?: string | undefined;
  acceptLanguage?: string | undefined;
  submittedForm: SubmittedForm;
}

/** A submission that is right in itself, and what keeps it from being taken at present. */
export interface ReadSubmission {
  submission: Submission;
  /** The door is shut; only a request that came through it before is still answered, as it was then. */
  untimely: PortalError | null;
}

/**
 * Checks a submission as far as that goes without writing.
 *
 * @throws PortalError `invalid_input` with every problem of query, header and body; `sign_in_required`, whatever the body holds, since name
 *   and address would be asked for in vain; `on_behalf_scope_missing`
 */
export function readSubmission(facts: SubmissionFacts, input: unknown): ReadSubmission {
  const { access, door, acceptLanguage, submittedForm } = facts;
  const parsed = parseAs(facts, input);
  const formPart = readFormPart(submittedForm, input, door);
  const headerProblems = findHeaderProblems(facts);
  const untimely = findUntimely(facts);
  if (access.tenant === null || !parsed.success || !formPart.success || headerProblems.length > 0) {
    if (untimely !== null) throw untimely;
    const tenantProblems = access.tenant === null ? access.tenantProblems : [];
    const bodyProblems = mergeProblems(
      formPart.success ? [] : formPart.problems,
      parsed.success ? [] : parsed.problems,
    );
    throw new PortalError("invalid_input", { problems: [...tenantProblems, ...headerProblems, ...bodyProblems] });
  }
  const { filled, overlay } = formPart;
  const files = [...plainFiles(parsed.request.attachmentIds), ...(filled?.files ?? [])];
  const doubled = findDoubled(files);
  if (doubled.length > 0) throw new PortalError("invalid_input", { problems: doubled });
  const request = { ...parsed.request, ...overlay };
  const language = chooseLanguage(acceptLanguage);
  return { submission: { tenant: access.tenant, sender: parsed.sender, language, request, files, filled }, untimely };
}

/** What is not about the request but about the moment: help center or form are closed, or visitors have to sign in by now. */
function findUntimely(facts: SubmissionFacts): PortalError | null {
  const { access, submittedForm } = facts;
  if (access.tenant?.isContactFormEnabled === false)
    return new PortalError("invalid_input", { problems: [formClosed] });
  if (isUnproved(facts) && asksForSignIn(access, submittedForm)) return new PortalError("sign_in_required");
  const closed = submittedForm.kind === "filled_in" ? submittedForm.closed : null;
  return closed && new PortalError("invalid_input", { problems: [closed] });
}

function findHeaderProblems({ access, idempotencyKey, requesterVerified }: SubmissionFacts): Problem[] {
  const ofKey = idempotencyKey === undefined ? null : findIdempotencyKeyProblem(idempotencyKey);
  const isApplication = access.actor.kind === "application";
  const ofVouching =
    requesterVerified === undefined ? null : findRequesterVerifiedProblem(requesterVerified, isApplication);
  return [ofKey, ofVouching].filter((problem) => problem !== null);
}

/** Whether name and address are no more than said: by a visitor, or by a program that has not verified anybody. */
function isUnproved({ access, requesterVerified }: SubmissionFacts): boolean {
  const { kind } = access.actor;
  return kind === "visitor" || (kind === "application" && requesterVerified === undefined);
}

function asksForSignIn({ tenant }: Access, submitted: SubmittedForm): boolean {
  if (tenant?.submissionPolicy === "sign_in") return true;
  return submitted.kind === "filled_in" && submitted.form.document.sign_in_required === true;
}

/** What the form says of one place is what was asked there, so the plain schema's word on the same place is left out. */
function mergeProblems(ofForm: Problem[], ofSchema: Problem[]): Problem[] {
  const said = new Set(ofForm.map(({ loc }) => JSON.stringify(loc)));
  return [...ofSchema.filter(({ loc }) => !said.has(JSON.stringify(loc))), ...ofForm];
}

/** A file is sent once, whichever list has it; within one list its own schema says so. */
function findDoubled(files: readonly PresentedFile[]): Problem[] {
  const seen = new Set<string>();
  return files.flatMap(({ attachmentId, loc }): Problem[] => {
    if (!seen.has(attachmentId)) {
      seen.add(attachmentId);
      return [];
    }
    return [{ loc: [...loc], msg: "Attachment should not be listed twice", type: "value_error" }];
  });
}

type Parsed = { success: true; sender: Sender; request: SubmittedRequest } | { success: false; problems: Problem[] };

function parseAs(facts: SubmissionFacts, input: unknown): Parsed {
  const { actor } = facts.access;
  if (actor.kind !== "requester") {
    if (facts.requesterVerified !== undefined) requireScope(actor, "conversations:on-behalf");
    const parsed = parseVisitorSubmission(input);
    if (!parsed.success) return parsed;
    const verification = isUnproved(facts) ? "claimed" : "token";
    return { success: true, sender: { verification, ...parsed.claim }, request: parsed.request };
  }
  const parsed = parseRequesterSubmission(input);
  if (!parsed.success) return parsed;
  const { name, email } = actor.requester;
  return { success: true, sender: { verification: "token", name, email }, request: parsed.request };
}
