import type { Settings } from "@portal/settings";

const demoTenants = [
  { slug: "acme", id: "11111111-1111-4111-8111-111111111111" },
  { slug: "globex", id: "22222222-2222-4222-8222-222222222222" },
] as const;

/** What a person needs to know once the portal runs: where it is, and a line to paste. */
export function welcome(settings: Settings, hasDemoTenants: boolean): string {
  const lines = ["", `The portal is at ${settings.publicUrl}`];
  if (hasDemoTenants) lines.push(...demo(settings));
  return `${[...lines, "", "Ctrl-C stops it.", ""].join("\n")}\n`;
}

function demo({ publicUrl, port }: Settings): string[] {
  const tenants = demoTenants.map(({ slug, id }) => `  ${slug.padEnd(8)} ${id}   ${publicUrl}/${slug}`);
  const [{ id }] = demoTenants;
  return [
    "",
    "Demo tenants:",
    ...tenants,
    "",
    "A submission, to be pasted:",
    "",
    `curl -sS 'http://localhost:${port}/api/v1/help-center/conversations?tenant_id=${id}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"subject":"The printer is on fire","description":"Third floor.","name":"Ada Lovelace","email":"ada@example.com"}'`,
  ];
}
