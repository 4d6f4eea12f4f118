import { z } from "zod";
import { requesterVerifications } from "./conversation.ts";
import { priorities } from "./submission.ts";

/**
 * What a submission would be stored as, in the form in which it would be stored. Not the reference nor the id, which are drawn when it is; nor whether
 * somebody would look at it first, which no sender is told.
 */
export const validatedSubmissionSchema = z.strictObject({
  channel: z.literal("portal_form"),
  status: z.literal("open"),
  subject: z.string(),
  description: z.string(),
  priority: z.enum(priorities),
  category: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  requester_verification: z.enum(requesterVerifications),
  form_id: z.uuid().nullable(),
  form_version: z.int().nullable(),
  form_version_warning: z.string().nullable(),
  custom_attrs: z.record(z.string(), z.unknown()),
  attachment_count: z.int().min(0),
});
export type ValidatedSubmission = z.infer<typeof validatedSubmissionSchema>;
