import type { ValidatedSubmission } from "@portal/contract";
import type { Database, Transaction } from "@portal/db";
import type { Access } from "../access/resolve-access.ts";
import { admitSubmission } from "../abuse/judge-submission.ts";
import { previewUpload } from "../attachment/preview-upload.ts";
import { isChallengeSpent } from "../challenge/spend-challenge.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { findEarlier } from "../idempotency/claim-key.ts";
import { type Course, handleSubmission, type PreparedSubmission } from "./handle-submission.ts";
import type { Submission } from "./read-submission.ts";
import { warnOfNewerVersion } from "./warn-of-newer-version.ts";

/**
 * Checks a submission exactly as the real one is checked, and stores nothing: it is counted by the limits, and leaves key, challenge and files as they
 * were (docs/decisions/070).
 *
 * @throws PortalError as {@link handleSubmission}
 */
export function validateSubmission(
  context: Context & { access: Access },
  input: unknown,
): Promise<ValidatedSubmission> {
  return handleSubmission(context, input, describing);
}

const describing: Course<ValidatedSubmission> = {
  judge: admitSubmission,
  checkUpload: previewUpload,
  finish: async (database, prepared) => {
    await refuseUsed(database, prepared);
    return describe(prepared.submission);
  },
  repeat: (_, submission) => describe(submission),
};

/** What the transaction of a real submission would find used, in its order: the key by another request, and then the challenge. */
async function refuseUsed(database: Database, { keyed, solved }: PreparedSubmission): Promise<void> {
  if (keyed === null && solved === null) return;
  const isSpent = await database.withRlsBypass(async (tx: Transaction) => {
    if (keyed !== null && (await findEarlier(tx, keyed)) !== null) return false;
    return solved !== null && isChallengeSpent(tx, solved);
  });
  if (isSpent) throw new PortalError("challenge_invalid");
}

function describe({ sender, request, files, filled }: Submission): ValidatedSubmission {
  const { subject, description, priority, category } = request;
  return {
    channel: "portal_form",
    status: "open",
    subject,
    description,
    priority,
    category,
    name: sender.name,
    email: sender.email,
    requester_verification: sender.verification,
    form_id: filled?.form.id ?? null,
    form_version: filled?.form.version ?? null,
    form_version_warning: warnOfNewerVersion(filled, new Date()),
    custom_attrs: { ...filled?.customAttrs },
    attachment_count: files.length,
  };
}
