import type { Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Transport } from "../transport/transport.ts";
import type { HelpCenterSettings, ResolvedTenant } from "../wire.ts";

/** What anybody may know of the tenant's help center. */
export async function readSettings(transport: Transport, deadline: Deadline): Promise<HelpCenterSettings> {
  const answer = await transport.send({ method: "GET", path: "/api/v1/help-center/settings" }, deadline);
  return expectBody<HelpCenterSettings>(answer, ["tenant_id", "tenant_slug", "features", "attachments"]);
}

/** The tenant that a host name or a slug belongs to. */
export async function resolveTenant(
  transport: Transport,
  hostname: string,
  deadline: Deadline,
): Promise<ResolvedTenant> {
  const answer = await transport.send(
    { method: "GET", path: "/api/v1/help-center/resolve-tenant", query: { hostname } },
    deadline,
  );
  return expectBody<ResolvedTenant>(answer, ["tenant_id", "tenant_slug", "tenant_name"]);
}
