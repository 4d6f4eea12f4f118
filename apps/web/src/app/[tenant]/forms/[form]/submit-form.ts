"use server";

import { notFound, redirect } from "next/navigation";
import { findPortalError } from "@portal/api";
import { findIdempotencyKeyProblem } from "@portal/contract";
import type { Language } from "@portal/contract/language";
import { formVersionOf, type FormVersion } from "../../../../form-page/form-version.ts";
import type { RefusedForm } from "../../../../form-page/refused-form.ts";
import { submissionFromTyped } from "../../../../form-page/submission-from-typed.ts";
import { readTyped } from "../../../../form-page/typed/typed.ts";
import { sentAddress } from "../../../../form-page/sent-address.ts";
import { wordsOf } from "../../../../language/words-of.ts";
import { readPageOrigin, type PageOrigin } from "../../../../server/page-origin.ts";
import { drawKey } from "../../../../portal-form/draw-key.ts";
import { formTokenField } from "../../../../portal-form/evidence-fields.ts";
import { describeFiles } from "../../../../portal-form/files/receive-files.ts";
import { submissionKeyField } from "../../../../portal-form/form-values.ts";
import { refusalFromDetail, type Refusal } from "../../../../portal-form/refusal.ts";
import { evidenceFromForm } from "../../../../server/evidence.ts";
import { basePathOf, pageCaller, pageRequestId } from "../../../../server/page-request.ts";
import { getServices } from "../../../../server/services.ts";
import { receiveFormFiles, type ReceivedFormFiles } from "./receive-form-files.ts";

type Caller = Awaited<ReturnType<typeof pageCaller>>;

/** Which page a form was sent from. Anybody can call an action with anything, so it is read before it is believed. */
interface Origin extends PageOrigin {
  formKey: string;
}

/**
 * A published form's way in without scripts: a request that is stored answers with a redirect, so that a refresh sends nothing twice; one
 * that is refused answers with the same page, in the version that was filled in, with everything that was typed.
 */
export async function submitForm(from: unknown, _previous: unknown, formData: unknown): Promise<RefusedForm> {
  const origin = readOrigin(from);
  if (origin === null || !(formData instanceof FormData)) notFound();
  const { segment, formKey, language } = origin;
  const key = readKey(formData);
  const typed = readTyped(formData);
  const caller = await pageCaller(segment, {
    idempotencyKey: key,
    acceptLanguage: language,
    ...evidenceFromForm(formData),
  });
  const found = await findVersion(caller, origin, formData).catch((error: unknown) => refusalFrom(error, caller));
  const formToken = readFormToken(formData);
  if ("kind" in found) return { refusal: found, form: null, typed, files: [], key: keyAfter(found, key), formToken };
  const received = await receiveFormFiles({ caller, form: found, formData, typed });
  const sent = await create(caller, found, { received, language }).catch((error: unknown) =>
    refusalFrom(error, caller),
  );
  // redirect() works by throwing, so it stands where nothing catches.
  const sentPath = `${basePathOf(segment)}/forms/${encodeURIComponent(formKey)}/sent`;
  if ("id" in sent) redirect(sentAddress({ sentPath, language, ...sent }));
  const files = await describeFiles(caller, received.attachmentIds, wordsOf(language).files).catch(() => []);
  return { refusal: sent, form: found, typed: received.typed, files, key: keyAfter(sent, key), formToken };
}

function readOrigin(from: unknown): Origin | null {
  const page = readPageOrigin(from);
  if (page === null || typeof from !== "object" || from === null) return null;
  const { formKey }: { formKey?: unknown } = from;
  return typeof formKey === "string" ? { ...page, formKey } : null;
}

/** The form's key as it came, which the procedure checks like any caller's; a form that somebody made by hand may have none. */
function readKey(formData: FormData): string | undefined {
  const key = formData.get(submissionKeyField);
  if (key === null) return undefined;
  return typeof key === "string" ? key : "";
}

function readFormToken(formData: FormData): string | null {
  const token = formData.get(formTokenField);
  return typeof token === "string" ? token : null;
}

/** A key stays until it is known what became of it: a refusal may hide an arrival. */
function keyAfter(refusal: Refusal, key: string | undefined): string {
  if (key === undefined || refusal.kind === "already_sent") return drawKey();
  return findIdempotencyKeyProblem(key) === null ? key : drawKey();
}

/** The version that the page was of. A page that names none, or one that never was, was not made by the portal. */
async function findVersion(caller: Caller, { formKey, language }: Origin, formData: FormData): Promise<FormVersion> {
  const named = formData.get("form_version");
  const version = typeof named === "string" && /^[1-9][0-9]{0,8}$/u.test(named) ? Number(named) : undefined;
  const form = await caller.form.get({ form: formKey, version, locales: [language] });
  return formVersionOf(form);
}

async function create(
  caller: Caller,
  form: FormVersion,
  { received: { typed, problems }, language }: { received: ReceivedFormFiles; language: Language },
): Promise<{ id: string; isOlder: boolean } | Refusal> {
  if (problems.length > 0) return { kind: "problems", problems, files: [] };
  const { id, form_version_warning: warning } = await caller.conversation.create(
    submissionFromTyped({ form, typed, language }),
  );
  return { id, isOlder: warning !== null };
}

async function refusalFrom(error: unknown, caller: Caller): Promise<Refusal> {
  const refused = findPortalError(error);
  // The procedure has logged its own bugs; what is thrown around it would otherwise be seen by nobody.
  if (refused === null)
    (await getServices()).logger.error({ err: error, requestId: await pageRequestId() }, "form failed");
  const refusal = refusalFromDetail({
    error_code: refused?.code ?? "internal",
    problems: refused?.problems ?? [],
    request_id: await pageRequestId(),
    retry_after_seconds: refused?.retryAfterSeconds ?? null,
  });
  if (refusal.kind !== "already_sent") return refusal;
  return { ...refusal, earlier: await caller.conversation.receiptOfKey().catch(() => null) };
}
