import { z } from "zod";
import { attachmentLimitsSchema } from "../attachment/attachment-limits.ts";

/** What anybody may know of a tenant's help center. */
export const helpCenterSettingsSchema = z.strictObject({
  tenant_id: z.uuid(),
  tenant_slug: z.string(),
  title: z.string(),
  description: z.string(),
  locale: z.string(),
  branding: z.strictObject({ primary_color: z.string(), logo_url: z.string().nullable() }),
  features: z.strictObject({
    contact_form: z.boolean(),
    /** Whether requests are taken from signed-in people only. */
    sign_in_required: z.boolean(),
  }),
  categories: z.array(z.string()),
  attachments: attachmentLimitsSchema,
});
export type HelpCenterSettings = z.infer<typeof helpCenterSettingsSchema>;

/** The tenant that a host name or a slug belongs to. */
export const resolvedTenantSchema = z.strictObject({
  tenant_id: z.uuid(),
  tenant_slug: z.string(),
  tenant_name: z.string(),
});
export type ResolvedTenant = z.infer<typeof resolvedTenantSchema>;
