import { z } from "zod";
import { createdConversationSchema, keyReceiptSchema } from "../conversation/conversation.ts";
import { requesterSubmissionSchema, visitorSubmissionSchema } from "../conversation/submission.ts";
import { validatedSubmissionSchema } from "../conversation/validated-submission.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofJsonBody, ofLimits, ofTenant } from "./endpoint-errors.ts";
import {
  acceptLanguage,
  challengeAnswer,
  idempotencyKey,
  requesterVerified,
  requiredIdempotencyKey,
  tenantId,
} from "./parameters.ts";

const requestWords = {
  subject:
    "One line, 1 to 255 characters once white space around it is taken off. A character is a Unicode code point.",
  description: "1 to 50 000 characters once white space around it is taken off; the first message of the conversation.",
  priority: "How urgent the sender takes it to be.",
  category: "One of the tenant's categories, or any other text of 1 to 100 characters.",
  attachment_ids: "What the presign calls answered for files that are uploaded by now; each can be attached once.",
  form_id: "The form that was filled in; the tenant's default form when only a version or answers are sent.",
  form_version: "The version of the form that was filled in. An older one is taken as what it is, with a warning.",
  custom_attrs: "Answers by the form's field keys. The form version says what may be in it.",
};

const visitorSubmission = described(visitorSubmissionSchema, {
  id: "VisitorSubmission",
  description:
    "What a caller without a token sends: name and address are claims, unless a program with an API key has verified them.",
  fields: {
    ...requestWords,
    name: "The sender's name, as it is to be shown. One line, 1 to 200 characters.",
    email: "The sender's address. It is stored in lower case, its domain in ASCII; what follows a `+` is kept.",
  },
});

const requesterSubmission = described(requesterSubmissionSchema, {
  id: "RequesterSubmission",
  description: "What a caller with a token sends: name and address are the token's.",
  fields: {
    ...requestWords,
    name: "Ignored, whatever it holds.",
    email: "Ignored, whatever it holds.",
  },
});

/** The body of a submission: which of the two counts, the Authorization header decides. */
export const submissionBody = z.union([visitorSubmission, requesterSubmission]).meta({
  id: "Submission",
  description: "A visitor's without a token, also from a program with a key; a requester's with one.",
});

/** What every way to hand a submission in has in common. */
export const submissionRequest = {
  callers: ["anybody", "endUserToken", "apiKey"],
  parameters: {
    query: { tenant_id: tenantId },
    header: { ...idempotencyKey, ...challengeAnswer, ...requesterVerified, ...acceptLanguage },
  },
  body: {
    contentType: "application/json",
    schema: submissionBody,
    isRequired: true,
    description: "At most 256 KiB. Nothing else may be in it: what nobody would read is refused.",
    examples: {
      anonymous: {
        subject: "Printer on floor 3",
        description: "It prints blank pages since this morning.",
        name: "Ada Lovelace",
        email: "ada@example.com",
      },
      authenticated: { subject: "Printer on floor 3", description: "It prints blank pages.", priority: "high" },
    },
  },
} as const;

const submissionErrors = [
  ...ofTenant,
  ...ofJsonBody,
  ...ofLimits,
  "sign_in_required",
  "conversations_scope_missing",
  "on_behalf_scope_missing",
  "idempotency_key_reused",
  "storage_unavailable",
] as const;

const example = {
  id: "0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a10",
  display_id: "REQ-7Q4M-2XKD",
  created_at: "2026-11-22T09:30:00.000Z",
};

const created = described(createdConversationSchema, {
  id: "CreatedConversation",
  description: "The conversation that a submission became: exactly these five fields.",
  fields: {
    id: "Its id (UUID version 7).",
    display_id: "A reference to read aloud. It opens nothing.",
    status: "`open` in the answer to a submission.",
    created_at: "When it was stored (UTC).",
    form_version_warning: "A sentence when a newer version of the form was current by then, else `null`.",
  },
});

const validated = described(validatedSubmissionSchema, {
  id: "ValidatedSubmission",
  description: "What a submission would be stored as. Whether somebody would look at it first is told to no sender.",
  fields: {
    channel: "Always `portal_form`.",
    status: "Always `open`.",
    subject: "As it would be stored.",
    description: "As it would be stored.",
    priority: "The one that was sent, or the usual one.",
    category: "As it would be stored; `null` when there is none.",
    name: "The sender's name: a visitor's as typed, or the token's.",
    email: "The sender's address in the form in which contacts are told apart.",
    requester_verification:
      "How far the sender is proved: `claimed` of a visitor, `token` with a token or where a program vouches for the person.",
    form_id: "The form that counts; `null` when there is none.",
    form_version: "The version that counts; `null` when there is none.",
    form_version_warning: "What the real answer would warn of, else `null`.",
    custom_attrs: "The answers as they would be stored, but for those that are files.",
    attachment_count: "How many files would be attached.",
  },
});

const keyReceipt = described(keyReceiptSchema, {
  id: "KeyReceipt",
  description: "What is known of a submission by its idempotency key.",
  fields: {
    id: "The conversation's id.",
    display_id: "Its reference to read aloud.",
    created_at: "When it was stored (UTC).",
  },
});

/** `POST /conversations` and what belongs to it. */
export const conversationEndpoints = [
  endpoint({
    operationId: "createConversation",
    method: "post",
    path: "/api/v1/help-center/conversations",
    tag: "Conversations",
    summary: "Submit a request",
    description:
      "Creates a conversation in the channel `portal_form`, with contact, first message and files, all of them or nothing. Anonymous callers say their " +
      "`name` and `email`; with a token both are ignored and taken from it. A program with an API key (scope `conversations:write`) says whose request it is, " +
      "and with `Portal-Requester-Verified` that it has verified the person. The answer is the same whether or not the address is known. No ITSM " +
      "ticket is created.",
    ...submissionRequest,
    answers: {
      201: {
        description: "The request is stored.",
        headers: ["Location", "Idempotency-Replayed"],
        content: {
          contentType: "application/json",
          schema: created,
          examples: { created: { ...example, status: "open", form_version_warning: null } },
        },
      },
    },
    errors: submissionErrors,
  }),
  endpoint({
    operationId: "validateSubmission",
    method: "post",
    path: "/api/v1/help-center/conversations/validate",
    tag: "Conversations",
    summary: "Try a submission without storing anything",
    description:
      "A dry run: checks the very same request exactly as the real one is checked, refuses it in the same words, and stores nothing. It counts against the " +
      "limits like a submission; a key stays unused, a challenge unspent, files unattached.",
    ...submissionRequest,
    answers: {
      200: {
        description: "It would be stored like this.",
        content: {
          contentType: "application/json",
          schema: validated,
          examples: {
            anonymous: {
              channel: "portal_form",
              status: "open",
              subject: "Printer on floor 3",
              description: "It prints blank pages since this morning.",
              priority: "medium",
              category: null,
              name: "Ada Lovelace",
              email: "ada@example.com",
              requester_verification: "claimed",
              form_id: null,
              form_version: null,
              form_version_warning: null,
              custom_attrs: {},
              attachment_count: 0,
            },
          },
        },
      },
    },
    errors: submissionErrors,
  }),
  endpoint({
    operationId: "getReceipt",
    method: "get",
    path: "/api/v1/help-center/receipts",
    tag: "Conversations",
    summary: "Find out whether a submission landed",
    description:
      "For a caller whose connection broke before the answer came: the key that it sent finds what was stored under it.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: { query: { tenant_id: tenantId }, header: requiredIdempotencyKey },
    answers: {
      200: {
        description: "It landed.",
        content: { contentType: "application/json", schema: keyReceipt, examples: { landed: example } },
      },
    },
    errors: [...ofTenant, "conversations_scope_missing", "not_found"],
  }),
] as const;
