import { createTenant, demoTenants, updateTenant } from "@portal/db/admin";

/** A tenant that takes no requests. */
export const closedTenant = {
  id: "33333333-3333-4333-8333-333333333333",
  slug: "closed",
  name: "Closed",
  title: "Closed Help Center",
  description: "",
  primaryColor: "#5b2d8e",
  contactFormEnabled: false,
} as const;

/** A tenant without logo, categories and words, and with a colour on which nothing can be read as it is. */
export const bareTenant = {
  id: "44444444-4444-4444-8444-444444444444",
  slug: "bare",
  name: "Bare",
  title: "Bare Help Center of a Company With a Remarkably Long Name",
  description: "",
  primaryColor: "#ffe100",
  categories: [],
} as const;

/** A tenant that takes requests from signed-in people only. */
export const membersTenant = {
  id: "55555555-5555-4555-8555-555555555555",
  slug: "members",
  name: "Members",
  title: "Members Help Center",
  description: "For members.",
  primaryColor: "#0f6b4f",
} as const;

export const { acme, globex } = demoTenants;

/** Adds the tenants that only the tests know. */
export async function createTestTenants(ownerUrl: string): Promise<void> {
  for (const tenant of [closedTenant, bareTenant, membersTenant]) await createTenant(ownerUrl, tenant);
  await updateTenant(ownerUrl, membersTenant.slug, { submissionPolicy: "sign_in" });
}
