import { canonicalContentType, findLimitProblems, parseBody, presignInputSchema, safeFilename } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** A file that may be uploaded. */
export interface DeclaredUpload {
  tenant: Tenant;
  /** Made safe. */
  filename: string;
  /** Canonical. */
  contentType: string;
  /** As it was declared, which is how the upload has to send it. */
  declaredContentType: string;
  sizeBytes: number;
}

/**
 * Checks what a caller says of a file.
 *
 * @throws PortalError `sign_in_required` to a visitor of a tenant that takes nothing from visitors, whatever the body holds; `invalid_input` with
 *   every problem of query and body, the tenant's limits among them
 */
export function readPresign(access: Access, input: unknown): DeclaredUpload {
  // A program with a key uploads for people whom it may yet vouch for; what it then submits is judged by that.
  if (access.actor.kind === "visitor" && access.tenant?.submissionPolicy === "sign_in")
    throw new PortalError("sign_in_required");
  const parsed = parseBody(presignInputSchema, input);
  const bodyProblems = parsed.success ? [] : parsed.problems;
  if (access.tenant === null) {
    throw new PortalError("invalid_input", { problems: [...access.tenantProblems, ...bodyProblems] });
  }
  if (!parsed.success) throw new PortalError("invalid_input", { problems: bodyProblems });
  const { filename, content_type: declaredContentType, file_size: sizeBytes } = parsed.data;
  const problems = findLimitProblems(parsed.data, access.tenant.attachmentLimits);
  if (problems.length > 0) throw new PortalError("invalid_input", { problems });
  const contentType = canonicalContentType(declaredContentType);
  return {
    tenant: access.tenant,
    filename: safeFilename(filename, contentType),
    contentType,
    declaredContentType,
    sizeBytes,
  };
}
