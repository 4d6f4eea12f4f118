"use server";

import { notFound, redirect } from "next/navigation";
import { findPortalError } from "@portal/api";
import {
  findIdempotencyKeyProblem,
  parseRequesterSubmission,
  parseVisitorSubmission,
  type Problem,
} from "@portal/contract";
import type { Language } from "@portal/contract/language";
import { getServices } from "../server/services.ts";
import { evidenceFromForm } from "../server/evidence.ts";
import { basePathOf, findSignedInPerson, pageCaller, pageRequestId } from "../server/page-request.ts";
import { drawKey } from "./draw-key.ts";
import { formTokenField } from "./evidence-fields.ts";
import type { KeptFile } from "./files/chosen-file.ts";
import type { FileTerms } from "./files/file-terms.ts";
import { sayFileProblems } from "./files/file-problems.ts";
import { describeFiles, receiveFiles, type ReceivedFiles } from "./files/receive-files.ts";
import { readFormValues, submissionKeyField, type FormValues } from "./form-values.ts";
import { languageParameter } from "../language/language-parameter.ts";
import { wordsOf } from "../language/words-of.ts";
import { readPageOrigin } from "../server/page-origin.ts";
import { refusalFromDetail, type Refusal } from "./refusal.ts";
import { submissionFromValues } from "./submission-from-values.ts";

/** What the page shows after a submission without scripts that was refused: why, and everything that had been typed and uploaded. */
export interface RefusedForm {
  refusal: Refusal;
  values: FormValues;
  files: KeptFile[];
  /** What the form is sent under next: its own key, unless that one has brought a request or was none. */
  key: string;
  /** What the form was first shown with, so that mending one word quickly is not mistaken for haste. */
  formToken: string | null;
}

type Caller = Awaited<ReturnType<typeof pageCaller>>;

/**
 * The form's way in without scripts: a request that is stored answers with a redirect, so that a refresh sends nothing twice;
 * one that is refused answers with the same page, its text and its files kept. Anybody can call an action with anything.
 *
 * @param from the page that the form stands on
 */
export async function submitRequest(from: unknown, _previous: unknown, formData: unknown): Promise<RefusedForm> {
  const origin = readPageOrigin(from);
  if (origin === null || !(formData instanceof FormData)) notFound();
  const { segment, language } = origin;
  const key = readKey(formData);
  const evidence = evidenceFromForm(formData);
  const caller = await pageCaller(segment, { idempotencyKey: key, acceptLanguage: language, ...evidence });
  const received: ReceivedFiles = { attachmentIds: [], problems: [] };
  const outcome = await send({ caller, language, formData }, received).catch(explain);
  // redirect() works by throwing, so it stands where nothing catches.
  if (typeof outcome === "string") redirect(`${basePathOf(segment)}/sent/${outcome}?${languageParameter}=${language}`);
  const files = await describeFiles(caller, received.attachmentIds, wordsOf(language).files).catch(() => []);
  return {
    refusal: withNames(outcome, files),
    values: readFormValues(formData),
    files,
    key: keyAfter(outcome, key),
    formToken: tokenOf(formData),
  };
}

/** The form's key as it came, which the procedure checks like any caller's; a form that somebody made by hand may have none. */
function readKey(formData: FormData): string | undefined {
  const key = formData.get(submissionKeyField);
  if (key === null) return undefined;
  return typeof key === "string" ? key : "";
}

function tokenOf(formData: FormData): string | null {
  const token = formData.get(formTokenField);
  return typeof token === "string" ? token : null;
}

/** A key stays until it is known what became of it: a refusal may hide an arrival. */
function keyAfter(refusal: Refusal, key: string | undefined): string {
  if (key === undefined || refusal.kind === "already_sent") return drawKey();
  return findIdempotencyKeyProblem(key) === null ? key : drawKey();
}

interface Arrived {
  caller: Caller;
  language: Language;
  formData: FormData;
}

/** @returns the id of the request, or why there is none */
async function send({ caller, language, formData }: Arrived, received: ReceivedFiles): Promise<string | Refusal> {
  const { tenant_id: tenantId, attachments: limits } = await caller.tenant.settings();
  const terms: FileTerms = { limits, words: wordsOf(language).files, language };
  return create({ caller, tenantId, terms, formData }, received).catch((error: unknown) =>
    refusalFrom(error, caller, terms),
  );
}

async function create(
  { caller, tenantId, terms, formData }: Omit<Arrived, "language"> & { tenantId: string; terms: FileTerms },
  received: ReceivedFiles,
): Promise<string | Refusal> {
  await receiveFiles({ caller, formData, terms }, received);
  const input = {
    ...submissionFromValues(readFormValues(formData)),
    ...(received.attachmentIds.length > 0 && { attachment_ids: received.attachmentIds }),
  };
  if (received.problems.length > 0) {
    const problems = [...(await problemsOf(input, tenantId)), ...received.problems];
    return { kind: "problems", problems, files: [] };
  }
  return (await caller.conversation.create(input)).id;
}

/** What else is wrong, so that all of it is said at once although nothing is sent. */
async function problemsOf(input: unknown, tenantId: string): Promise<Problem[]> {
  const person = await findSignedInPerson(tenantId);
  const parsed = person === null ? parseVisitorSubmission(input) : parseRequesterSubmission(input);
  return parsed.success ? [] : parsed.problems;
}

async function refusalFrom(error: unknown, caller: Caller, terms: FileTerms): Promise<Refusal> {
  const refusal = await explain(error);
  if (refusal.kind === "problems") return { ...refusal, problems: sayFileProblems(refusal.problems, terms) };
  if (refusal.kind !== "already_sent") return refusal;
  return { ...refusal, earlier: await caller.conversation.receiptOfKey().catch(() => null) };
}

async function explain(error: unknown): Promise<Refusal> {
  const refused = findPortalError(error);
  // The procedure has logged its own bugs; what is thrown around it would otherwise be seen by nobody.
  if (refused === null)
    (await getServices()).logger.error({ err: error, requestId: await pageRequestId() }, "form failed");
  return refusalFromDetail({
    error_code: refused?.code ?? "internal",
    problems: refused?.problems ?? [],
    request_id: await pageRequestId(),
    retry_after_seconds: refused?.retryAfterSeconds ?? null,
  });
}

function withNames(refusal: Refusal, files: KeptFile[]): Refusal {
  if (refusal.kind !== "problems") return refusal;
  return { ...refusal, files: files.map(({ name }, index) => ({ key: String(index), name })) };
}
