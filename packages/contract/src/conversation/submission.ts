import { z } from "zod";
import { attachmentIdsSchema } from "../attachment/attachment.ts";
import { emailSchema } from "../identity/email-address.ts";
import { isUuid } from "../tenant/tenant-claim.ts";
import { positiveInteger } from "../text/positive-integer.ts";
import { multiLineText, singleLineText } from "../text/text.ts";
import type { Problem } from "../errors/problem.ts";
import { problemsFromZod } from "../errors/problems-from-zod.ts";

/** Limits of a submission, in characters. */
export const submissionLimits = {
  subject: { minCharacters: 1, maxCharacters: 255 },
  description: { minCharacters: 1, maxCharacters: 50_000 },
  name: { minCharacters: 1, maxCharacters: 200 },
  category: { minCharacters: 1, maxCharacters: 100 },
} as const;

export const priorities = ["low", "medium", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

const request = {
  subject: singleLineText(submissionLimits.subject),
  description: multiLineText(submissionLimits.description),
  priority: z.enum(priorities).default("medium"),
  category: singleLineText(submissionLimits.category).optional(),
  attachment_ids: attachmentIdsSchema.default([]),
  form_id: z
    .string()
    .superRefine((id, context) => {
      if (isUuid(id)) return;
      context.addIssue({ code: "custom", message: "Input should be a valid UUID", params: { type: "uuid_parsing" } });
    })
    .meta({ format: "uuid" })
    .optional(),
  form_version: positiveInteger("versions are counted from 1").optional(),
  // What may be in it is for the form to say.
  custom_attrs: z.unknown().meta({ type: "object", additionalProperties: {} }).optional(),
};

/** What a visitor sends: the name and the address are claims. */
export const visitorSubmissionSchema = z.strictObject({
  ...request,
  name: singleLineText(submissionLimits.name),
  email: emailSchema,
});

/** What a signed-in person sends: `name` and `email` are ignored whatever they hold, because the token says who it is. */
export const requesterSubmissionSchema = z.strictObject({
  ...request,
  name: z.unknown().optional(),
  email: z.unknown().optional(),
});

/** A submission as a caller may send it. */
export type SubmissionInput = z.input<typeof visitorSubmissionSchema> | z.input<typeof requesterSubmissionSchema>;
/** The names of the fields of a submission. */
export type SubmissionField = keyof typeof visitorSubmissionSchema.shape;

/** What was asked for, checked and in the form in which it is stored. */
export interface SubmittedRequest {
  subject: string;
  description: string;
  priority: Priority;
  category: string | null;
  /** What the presign calls answered, in the order in which they were sent. */
  attachmentIds: string[];
}

/** Who a visitor claims to be. */
export interface VisitorClaim {
  name: string;
  email: string;
}

export type ParsedSubmission<Claim> =
  { success: true; request: SubmittedRequest; claim: Claim } | { success: false; problems: Problem[] };

/** Checks a visitor's submission; all problems at once, `loc` starting with `body`. */
export function parseVisitorSubmission(input: unknown): ParsedSubmission<VisitorClaim> {
  const parsed = visitorSubmissionSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFromZod(parsed.error, "body") };
  const { name, email } = parsed.data;
  return { success: true, request: submittedRequest(parsed.data), claim: { name, email } };
}

/** Checks a signed-in person's submission; all problems at once, `loc` starting with `body`. */
export function parseRequesterSubmission(input: unknown): ParsedSubmission<null> {
  const parsed = requesterSubmissionSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFromZod(parsed.error, "body") };
  return { success: true, request: submittedRequest(parsed.data), claim: null };
}

interface ParsedRequest {
  subject: string;
  description: string;
  priority: Priority;
  category?: string | undefined;
  attachment_ids: string[];
}

function submittedRequest(parsed: ParsedRequest): SubmittedRequest {
  const { subject, description, priority, category, attachment_ids: attachmentIds } = parsed;
  return { subject, description, priority, category: category ?? null, attachmentIds };
}
