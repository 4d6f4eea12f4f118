import type { HelpCenterSettings } from "@portal/contract";
import type { Tenant } from "./tenant.ts";

/** What anybody may know of a tenant's help center. */
export function describeTenant(tenant: Tenant): HelpCenterSettings {
  return {
    tenant_id: tenant.id,
    tenant_slug: tenant.slug,
    title: tenant.title,
    description: tenant.description,
    locale: tenant.locale,
    branding: { primary_color: tenant.primaryColor, logo_url: tenant.logoUrl },
    features: {
      contact_form: tenant.isContactFormEnabled,
      sign_in_required: tenant.submissionPolicy === "sign_in",
    },
    categories: tenant.categories,
    attachments: tenant.attachmentLimits,
  };
}
