import { createCaller, createContext, findPortalError, type RequestFacts } from "@portal/api";
import { exampleReader } from "./example-reader.ts";
import type { Reader } from "./reader.ts";
import { isPortalHost } from "../../security/is-portal-host.ts";
import { clientAddressOf } from "../../server/client-address.ts";
import { getServices, getSettings } from "../../server/services.ts";

/** A fresh install has this tenant; it stands in while nobody has chosen one on a machine that people develop on. */
const demoSlug = "acme";

/**
 * Finds whom a page's samples are for: the tenant whose own host was asked, else the one that `?tenant=` names. An unknown name and a disabled
 * tenant's look alike, as they do at `resolve-tenant`.
 *
 * @param requestId the id of this page request
 */
export async function findReader(request: Request, requestId: string): Promise<Reader> {
  const { publicUrl, isDevelopment } = getSettings();
  const example = exampleReader(publicUrl);
  const host = request.headers.get("host") ?? "";
  const isByHost = !isPortalHost(host, publicUrl);
  const asked = new URL(request.url).searchParams.get("tenant")?.trim().toLowerCase() ?? "";
  const slug = asked === "" && isDevelopment ? demoSlug : asked;
  if (!isByHost && slug === "") return example;

  const found = await findTenant(request, { requestId, tenant: { ids: [], ...(isByHost ? { host } : { slug }) } });
  if (typeof found === "string")
    return { ...example, choice: found === "absent" && !isByHost ? "unknown" : found === "absent" ? "example" : found };
  const { settings, formKey } = found;
  return {
    baseUrl: isByHost ? `${new URL(publicUrl).protocol}//${host}` : example.baseUrl,
    publicHost: example.publicHost,
    tenantId: settings.tenant_id,
    tenantSlug: settings.tenant_slug,
    formKey: formKey ?? example.formKey,
    choice: "chosen",
    carriedSlug: isByHost || asked === "" ? null : settings.tenant_slug,
  };
}

async function findTenant(request: Request, facts: Pick<RequestFacts, "requestId" | "tenant">) {
  const clientAddress = clientAddressOf(request.headers);
  try {
    const context = createContext(await getServices(), {
      door: "rest",
      clientAddress,
      credentials: { kind: "none" },
      ...facts,
    });
    const caller = createCaller(context);
    const [settings, forms] = await Promise.all([caller.tenant.settings(), caller.form.list({})]);
    return { settings, formKey: forms.items[0]?.key };
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return "unavailable";
    if (refusal?.code === "tenant_not_found" || refusal?.code === "invalid_input") return "absent";
    throw error;
  }
}
