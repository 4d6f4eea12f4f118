import type pg from "pg";
import { drawId } from "../draw-id.ts";
import { asOwner, stateOf } from "./owner-client.ts";

/** What an operator says about a new tenant. */
export interface NewTenant {
  /** A UUID; a new one when left out. */
  readonly id?: string | undefined;
  readonly slug: string;
  readonly name: string;
  readonly hostname?: string | undefined;
  readonly title: string;
  readonly description: string;
  /** "#rrggbb" in lower case. */
  readonly primaryColor: string;
  /** A path of the portal's own or an https address. */
  readonly logoUrl?: string | undefined;
  /** Two to six capital letters; "REQ" when left out. */
  readonly displayIdPrefix?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  /** "en" when left out. */
  readonly locale?: string | undefined;
  /** Whether its form takes requests; true when left out. */
  readonly contactFormEnabled?: boolean | undefined;
}

/** One line of the list of tenants. */
export interface TenantSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly hostname: string | null;
  readonly contactFormEnabled: boolean;
  readonly allowedOrigins: readonly string[];
  readonly disabledAt: Date | null;
}

/** Thrown when a tenant with this slug, host name or id exists already, or a value breaks a rule of the table. */
export class TenantRefusedError extends Error {
  override readonly name = "TenantRefusedError";
}

/** Creates a tenant and returns its id. Throws `TenantRefusedError`. */
export async function createTenant(ownerUrl: string, tenant: NewTenant): Promise<string> {
  return asOwner(ownerUrl, async (client) => {
    const id = await insertTenant(client, tenant).catch((error: unknown) => {
      if (stateOf(error) === "23514")
        throw new TenantRefusedError(`A value breaks a rule: ${String(error)}`, { cause: error });
      throw error;
    });
    if (id === undefined) throw new TenantRefusedError(`There is a tenant with the slug, host name or id already.`);
    return id;
  });
}

/** All tenants, by slug. */
export async function listTenants(ownerUrl: string): Promise<TenantSummary[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<TenantSummary>(
      `select id, slug, name, hostname, contact_form_enabled as "contactFormEnabled",
         allowed_origins as "allowedOrigins", disabled_at as "disabledAt"
       from tenants order by slug`,
    );
    return rows;
  });
}

/** Inserts a tenant unless its id, slug or host name is taken; returns its id, or undefined when one was. */
export async function insertTenant(client: pg.Client, tenant: NewTenant): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `insert into tenants
       (id, slug, name, hostname, title, description, primary_color, logo_url, display_id_prefix, categories,
        locale, contact_form_enabled)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict do nothing returning id`,
    [
      tenant.id ?? drawId(),
      tenant.slug,
      tenant.name,
      tenant.hostname ?? null,
      tenant.title,
      tenant.description,
      tenant.primaryColor,
      tenant.logoUrl ?? null,
      tenant.displayIdPrefix ?? "REQ",
      tenant.categories ?? [],
      tenant.locale ?? "en",
      tenant.contactFormEnabled ?? true,
    ],
  );
  return rows[0]?.id;
}
