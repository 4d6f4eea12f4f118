import { asOwner, stateOf } from "./owner-client.ts";
import { type NewTenant, TenantRefusedError } from "./tenants.ts";

type Changeable = Omit<NewTenant, "id" | "slug" | "hostname" | "logoUrl"> & {
  hostname: string | null;
  logoUrl: string | null;
  /** What it does with a submission whose sender nothing proves: accept, hold or sign_in. */
  submissionPolicy: string;
  /** When a visitor's program has to work for a submission: off, adaptive or always. */
  challengePolicy: string;
  /** A disabled tenant keeps its rows and answers as if there were none. */
  isDisabled: boolean;
  /** How many files a submission may have: 0 to 10. */
  attachmentMaxCount: number;
  attachmentMaxFileBytes: number;
  /** Of all files of one submission; not less than of one file. */
  attachmentMaxTotalBytes: number;
  /** Content types in lower case. */
  attachmentTypes: readonly string[];
  /** Whose pages may call the API from a browser: origins as browsers send them. */
  allowedOrigins: readonly string[];
};

/** What an operator changes about a tenant; what is left out stays, and null takes away what may be absent. */
export type TenantChanges = { readonly [Name in keyof Changeable]?: Changeable[Name] | undefined };

/** Where each change is kept, written as SQL around the place of its value. */
const assignments: Readonly<Record<keyof TenantChanges, (place: string) => string>> = {
  name: (place) => `name = ${place}`,
  hostname: (place) => `hostname = ${place}`,
  title: (place) => `title = ${place}`,
  description: (place) => `description = ${place}`,
  primaryColor: (place) => `primary_color = ${place}`,
  logoUrl: (place) => `logo_url = ${place}`,
  displayIdPrefix: (place) => `display_id_prefix = ${place}`,
  categories: (place) => `categories = ${place}`,
  locale: (place) => `locale = ${place}`,
  contactFormEnabled: (place) => `contact_form_enabled = ${place}`,
  submissionPolicy: (place) => `submission_policy = ${place}`,
  challengePolicy: (place) => `challenge_policy = ${place}`,
  attachmentMaxCount: (place) => `attachment_max_count = ${place}`,
  attachmentMaxFileBytes: (place) => `attachment_max_file_bytes = ${place}`,
  attachmentMaxTotalBytes: (place) => `attachment_max_total_bytes = ${place}`,
  attachmentTypes: (place) => `attachment_types = ${place}`,
  allowedOrigins: (place) => `allowed_origins = ${place}`,
  // The time of the first disabling stays.
  isDisabled: (place) => `disabled_at = case when ${place} then coalesce(disabled_at, now()) end`,
};

/** Changes a tenant and tells whether there is one with this slug. Throws `TenantRefusedError`. */
export async function updateTenant(ownerUrl: string, slug: string, changes: TenantChanges): Promise<boolean> {
  const changed = Object.entries(assignments).flatMap(([name, assign]) => {
    const value: unknown = Reflect.get(changes, name);
    return value === undefined ? [] : [{ assign, value }];
  });
  const set = changed.map(({ assign }, index) => assign(`$${String(index + 2)}`));
  return asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client
      .query(`update tenants set ${[...set, "updated_at = now()"].join(", ")} where slug = $1`, [
        slug,
        ...changed.map(({ value }) => value),
      ])
      .catch((error: unknown) => {
        const state = stateOf(error);
        if (state === "23505") throw new TenantRefusedError("Another tenant has this host name.", { cause: error });
        if (state === "23514" && String(error).includes("tenants_attachment_max_total_bytes_check"))
          throw new TenantRefusedError("One file may not be larger than all files of a request together.", {
            cause: error,
          });
        if (state === "23514")
          throw new TenantRefusedError(`A value breaks a rule: ${String(error)}`, { cause: error });
        throw error;
      });
    return rowCount === 1;
  });
}
