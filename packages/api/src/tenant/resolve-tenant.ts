import type { ResolvedTenant } from "@portal/contract";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { findTenant } from "./find-tenant.ts";

/**
 * Finds the tenant that a host name belongs to.
 *
 * @param hostnames every `hostname` parameter that was sent
 * @throws PortalError `invalid_input` unless there is exactly one, `tenant_not_found`
 */
export async function resolveTenant({ services }: Context, hostnames: string[]): Promise<ResolvedTenant> {
  const [hostname, ...repeated] = hostnames;
  const loc = ["query", "hostname"];
  if (hostname === undefined || hostname === "") {
    throw new PortalError("invalid_input", { problems: [{ loc, msg: "Field required", type: "missing" }] });
  }
  if (repeated.length > 0 || hostname.length > 260 || !/^[\w.:-]+$/u.test(hostname)) {
    throw new PortalError("invalid_input", {
      problems: [{ loc, msg: "Value is not a host name", type: "value_error" }],
    });
  }
  const publicHost = services.publicUrl.hostname;
  const tenant = await findTenant(services.database, { by: "host", host: hostname, publicHost });
  if (tenant === null) throw new PortalError("tenant_not_found");
  return { tenant_id: tenant.id, tenant_slug: tenant.slug, tenant_name: tenant.name };
}
