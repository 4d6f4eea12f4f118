import { uploadFile, type UploadedFile, type UploadTerms } from "./attachment/upload-file.ts";
import type { UploadableFile } from "./attachment/uploadable-file.ts";
import { settleOptions, type ClientOptions } from "./client-options.ts";
import {
  createConversation,
  type SubmissionTerms,
  type SubmittedConversation,
} from "./conversation/create-conversation.ts";
import { findReceipt } from "./conversation/find-receipt.ts";
import type { VouchingTerms } from "./conversation/vouching.ts";
import { validateSubmission } from "./conversation/validate-submission.ts";
import { createEntityCache } from "./form/entity-cache.ts";
import { getForm, listForms, type FormTerms, type FormVersionTerms } from "./form/read-forms.ts";
import { readSettings, resolveTenant } from "./tenant/read-tenant.ts";
import { startDeadline, type CallTerms } from "./transport/deadline.ts";
import { createTransport } from "./transport/transport.ts";
import type {
  FormList,
  HelpCenterSettings,
  KeyReceipt,
  PublishedForm,
  ResolvedTenant,
  Submission,
  ValidatedSubmission,
} from "./wire.ts";

/** One help center. Every call rejects with a `HelpCenterError`, or with the reason of the signal that stopped it. */
export interface HelpCenterClient {
  readonly conversations: {
    /** Sends a submission until its end is known, under one idempotency key: it is stored once, however often it is sent. */
    create(submission: Submission, terms?: SubmissionTerms): Promise<SubmittedConversation>;
    /** Has a submission checked exactly as `create` would, and stores nothing: what would be stored, or the same errors. */
    validate(submission: Submission, terms?: VouchingTerms): Promise<ValidatedSubmission>;
  };
  readonly attachments: {
    /** Uploads a file, so that a submission can take it along in `attachment_ids`. */
    upload(file: UploadableFile, terms?: UploadTerms): Promise<UploadedFile>;
  };
  readonly forms: {
    /** The forms that can be filled in, the default first. */
    list(terms?: FormTerms): Promise<FormList>;
    /** One form with all that it asks, by its id or its key. */
    get(form: string, terms?: FormVersionTerms): Promise<PublishedForm>;
  };
  readonly receipts: {
    /** Asks whether the submission under a key has arrived within the last 24 hours; `null` when it has not. */
    find(idempotencyKey: string, terms?: CallTerms): Promise<KeyReceipt | null>;
  };
  /** What anybody may know of the help center: its title, its colours, what files it takes. */
  settings(terms?: CallTerms): Promise<HelpCenterSettings>;
  /** The tenant that a host name or a slug belongs to. */
  resolveTenant(hostname: string, terms?: CallTerms): Promise<ResolvedTenant>;
}

/**
 * Makes a client of one help center. It sends nothing by itself.
 *
 * @throws TypeError or RangeError for options that cannot be meant
 */
export function createClient(options: ClientOptions): HelpCenterClient {
  const settled = settleOptions(options);
  const transport = createTransport(settled);
  const cache = createEntityCache(transport);
  const deadlineOf = ({ signal, timeoutMs = settled.timeoutMs }: CallTerms) => startDeadline(timeoutMs, signal);
  return {
    conversations: {
      create: (submission, terms = {}) =>
        createConversation(transport, submission, { ...terms, deadline: deadlineOf(terms) }),
      validate: (submission, terms = {}) =>
        validateSubmission(transport, submission, { ...terms, deadline: deadlineOf(terms) }),
    },
    attachments: { upload: (file, terms = {}) => uploadFile(transport, file, terms) },
    forms: {
      list: (terms = {}) => listForms(cache, terms, deadlineOf(terms)),
      get: (form, terms = {}) => getForm(cache, { form, ...terms }, deadlineOf(terms)),
    },
    receipts: { find: (idempotencyKey, terms = {}) => findReceipt(transport, idempotencyKey, deadlineOf(terms)) },
    settings: (terms = {}) => readSettings(transport, deadlineOf(terms)),
    resolveTenant: (hostname, terms = {}) => resolveTenant(transport, hostname, deadlineOf(terms)),
  };
}
