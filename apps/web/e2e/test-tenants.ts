import { createTenant, demoTenants } from "@portal/db/admin";

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

export const { acme, globex } = demoTenants;

/** Adds the tenants that only the tests know. */
export async function createTestTenants(ownerUrl: string): Promise<void> {
  for (const tenant of [closedTenant, bareTenant]) await createTenant(ownerUrl, tenant);
}
