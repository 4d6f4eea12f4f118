import { demoTenants } from "@portal/db/admin";
import type { Settings } from "@portal/settings";

/** What a person needs to know once the portal runs: where it is, and a line to paste. */
export function welcome(settings: Settings, hasDemoTenants: boolean): string {
  const lines = ["", `The portal is at ${settings.publicUrl}`];
  if (hasDemoTenants) lines.push(...demo(settings));
  return `${[...lines, "", "Ctrl-C stops it.", ""].join("\n")}\n`;
}

function demo({ publicUrl, port }: Settings): string[] {
  const tenants = Object.values(demoTenants).map(({ slug, id }) => `  ${slug.padEnd(8)} ${id}   ${publicUrl}/${slug}`);
  return [
    "",
    "Demo tenants:",
    ...tenants,
    "",
    "A submission, to be pasted:",
    "",
    `curl -sS 'http://localhost:${port}/api/v1/help-center/conversations?tenant_id=${demoTenants.acme.id}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"subject":"The printer is on fire","description":"Third floor.","name":"Ada Lovelace","email":"ada@example.com"}'`,
  ];
}
