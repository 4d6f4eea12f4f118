import { attachmentIdSchema, parseBody, type CheckedAttachment } from "@portal/contract";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { unavailableMessage } from "./attachment-problems.ts";
import { checkUploads } from "./check-uploads.ts";

/**
 * Checks one file as soon as it is uploaded, so that whoever chose it hears of a fault while they still write, and the submission
 * finds it done. Asked again it answers the same: a form finds out with it whether a file from before a reload is still there.
 *
 * @param input a body of the contract: `attachment_id`
 * @throws PortalError `invalid_input` at `attachment_id`: `attachment_unavailable` or `attachment_refused`; `storage_unavailable`
 */
export async function confirmUpload(
  { services, access }: Context & { access: TenantAccess },
  input: unknown,
): Promise<CheckedAttachment> {
  const parsed = parseBody(attachmentIdSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const attachmentIds = [parsed.data.attachment_id];
  const [outcome] = await checkUploads(services, { tenantId: access.tenant.id, attachmentIds });
  if (outcome?.kind === "ready") {
    const { filename, contentType, sizeBytes, scanStatus } = outcome.upload;
    return { filename, content_type: contentType, file_size: sizeBytes, scan_status: scanStatus };
  }
  const loc = ["body", "attachment_id"];
  throw new PortalError("invalid_input", {
    problems: [
      outcome?.kind === "refused"
        ? { loc, msg: outcome.reason, type: "attachment_refused" }
        : { loc, msg: unavailableMessage, type: "attachment_unavailable" },
    ],
  });
}
