import { isUuid, type PublishedFormAnswer } from "@portal/contract";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { describeForm } from "./describe-form.ts";
import { findForm } from "./find-form.ts";
import type { FormName } from "./form.ts";

/** Which form is wanted, by its id or its key; in its current version unless said. */
export interface FormQuery {
  form: string;
  version?: number | undefined;
  /** Languages by preference; all of them unless said. */
  locales: readonly string[];
}

/**
 * Shows a published version of a form. A retired one is still shown, because somebody may be filling it in.
 *
 * @throws PortalError `not_found`; `invalid_input` for a version that the form does not have
 */
export async function getForm(
  { services, access }: Context & { access: TenantAccess },
  { form, version, locales }: FormQuery,
): Promise<PublishedFormAnswer> {
  const name: FormName = isUuid(form) ? { by: "id", id: form } : { by: "key", key: form };
  const found = await findForm(services.database, { tenantId: access.tenant.id, form: name, version });
  if (found.kind === "found") return describeForm(found.form, locales);
  if (found.kind === "unknown_form") throw new PortalError("not_found");
  const msg = `There is no such version of this form: the current one is ${String(found.currentVersion)}`;
  throw new PortalError("invalid_input", {
    problems: [{ loc: ["query", "version"], msg, type: "form_version_unknown" }],
  });
}
