/** Whom a page is made for: what its samples are filled with. */
export interface Reader {
  /** Where the API is, without a slash at the end. */
  readonly baseUrl: string;
  /** The portal's host name, which tenants' short names stand in front of. */
  readonly publicHost: string;
  readonly tenantId: string;
  readonly tenantSlug: string;
  /** The key of the tenant's default form. */
  readonly formKey: string;
  readonly choice: "chosen" | "example" | "unknown" | "unavailable";
  /** The slug that links carry on; `null` where the page's host says the tenant, or nobody has chosen. */
  readonly carriedSlug: string | null;
}
