import { asOwner } from "./owner-client.ts";
import { insertTenant, type NewTenant } from "./tenants.ts";

/** The two tenants of the demonstration. They look different, so that a mix-up between them is seen at once. */
export const demoTenants = {
  acme: {
    id: "11111111-1111-4111-8111-111111111111",
    slug: "acme",
    name: "Acme",
    hostname: "help.acme.localhost",
    title: "Acme Support",
    description: "Tell us what is wrong with your device, program or account, and we will put it right.",
    primaryColor: "#0f5bd7",
    logoUrl: "/logos/acme.svg",
    displayIdPrefix: "REQ",
    categories: ["Hardware", "Software", "Access and accounts", "Something else"],
  },
  globex: {
    id: "22222222-2222-4222-8222-222222222222",
    slug: "globex",
    name: "Globex",
    hostname: "help.globex.localhost",
    title: "Globex Help Center",
    description: "Questions about an order, a bill or a return? Write to us and we will answer by e-mail.",
    primaryColor: "#0b7a53",
    logoUrl: "/logos/globex.svg",
    displayIdPrefix: "GLX",
    categories: ["Billing", "Orders and delivery", "Returns", "Something else"],
  },
} as const satisfies Readonly<Record<string, NewTenant>>;

/** Creates the demo tenants that are missing and returns their slugs. What an operator changed in one is left as it is. */
export async function seed(options: { readonly ownerUrl: string }): Promise<readonly string[]> {
  return asOwner(options.ownerUrl, async (client) => {
    const created: string[] = [];
    for (const tenant of Object.values(demoTenants)) {
      if ((await insertTenant(client, tenant)) !== undefined) created.push(tenant.slug);
    }
    return created;
  });
}
