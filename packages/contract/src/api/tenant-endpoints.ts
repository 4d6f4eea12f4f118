import { z } from "zod";
import { helpCenterSettingsSchema, resolvedTenantSchema } from "../tenant/settings.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofDatabase, ofTenant } from "./endpoint-errors.ts";
import { exampleTenantId, tenantId } from "./parameters.ts";

const resolvedTenant = described(resolvedTenantSchema, {
  id: "ResolvedTenant",
  description: "The tenant that a host name belongs to.",
  fields: {
    tenant_id: "Its id, for every other call.",
    tenant_slug: "Its short name in addresses.",
    tenant_name: "What it is called.",
  },
});

const helpCenterSettings = described(helpCenterSettingsSchema, {
  id: "HelpCenterSettings",
  description: "What anybody may know of a help center.",
  fields: {
    tenant_id: "The tenant's id.",
    tenant_slug: "Its short name in addresses.",
    title: "What the help center is called.",
    description: "What it says of itself.",
    locale: "Its language.",
    branding: "How it looks.",
    features: "What it takes: requests at all, and whether from signed-in people only.",
    categories: "What a request can be about, as it suggests.",
    attachments: "Which files it takes; sizes are in bytes.",
  },
});

/** Which help center, and what of it anybody may know. */
export const tenantEndpoints = [
  endpoint({
    operationId: "resolveTenant",
    method: "get",
    path: "/api/v1/help-center/resolve-tenant",
    tag: "Help center",
    summary: "Find the tenant of a host name",
    description: "A tenant's own host name, or its short name in front of the portal's.",
    callers: ["anybody"],
    parameters: {
      query: {
        hostname: z
          .string()
          .regex(/^[A-Za-z0-9_.:-]+$/u)
          .max(260)
          .meta({ description: "The host name; a port after it is ignored.", examples: ["acme.localhost"] }),
      },
    },
    answers: {
      200: {
        description: "The tenant.",
        content: {
          contentType: "application/json",
          schema: resolvedTenant,
          examples: { acme: { tenant_id: exampleTenantId, tenant_slug: "acme", tenant_name: "Acme" } },
        },
      },
    },
    errors: [...ofDatabase, "invalid_input", "tenant_not_found"],
  }),
  endpoint({
    operationId: "getSettings",
    method: "get",
    path: "/api/v1/help-center/settings",
    tag: "Help center",
    summary: "Get a help center's settings",
    description: "What a form of your own needs to know before it is shown.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: { query: { tenant_id: tenantId } },
    answers: {
      200: {
        description: "The settings.",
        content: {
          contentType: "application/json",
          schema: helpCenterSettings,
          examples: {
            acme: {
              tenant_id: exampleTenantId,
              tenant_slug: "acme",
              title: "Acme Help Center",
              description: "We are here to help.",
              locale: "en",
              branding: { primary_color: "#0b5fff", logo_url: null },
              features: { contact_form: true, sign_in_required: false },
              categories: ["Hardware", "Software"],
              attachments: {
                max_count: 5,
                max_file_bytes: 20971520,
                max_total_bytes: 52428800,
                content_types: ["image/png", "application/pdf"],
              },
            },
          },
        },
      },
    },
    errors: ofTenant,
  }),
] as const;
