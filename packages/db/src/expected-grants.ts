// Everything that the two app roles may do, written a second time on purpose: the database is compared with this list
// before the portal serves, so a grant that was added by hand, or by a migration without thought, stops the start.

/** The role that reads, and the role that writes submissions. */
export const appRoles = { web: "portal_web", intake: "portal_intake" } as const;

const readByWeb = ["tenants", "contacts", "conversations", "messages", "audit_events", "token_issuers"];
const insertedByIntake = [
  "contacts",
  "conversations",
  "messages",
  "audit_events",
  "sign_in_links",
  "refresh_tokens",
  "attachments",
  "rate_limits",
  "idempotency_keys",
] as const;

// The role that serves pages does not see the hashes of the capabilities.
const attachmentColumnsReadByWeb = [
  ...[
    "tenant_id",
    "id",
    "filename",
    "content_type",
    "size_bytes",
    "check_result",
    "checked_at",
    "object_key",
    "sha256",
  ],
  ...["scan_status", "scan_attempted_at", "conversation_id", "message_id", "linked_at", "created_at", "expires_at"],
];
const deletedByIntake = ["attachments", "rate_limits", "idempotency_keys"] as const;

const updatedByIntake: Readonly<Record<string, readonly string[]>> = {
  contacts: ["name", "verified_at", "updated_at"],
  sign_in_links: ["consumed_at"],
  refresh_tokens: ["used_at", "revoked_at"],
  attachments: [
    ...["check_result", "checked_at", "object_key", "sha256", "scan_status", "scan_attempted_at"],
    ...["conversation_id", "message_id", "linked_at"],
  ],
  rate_limits: ["points", "expires_at"],
  idempotency_keys: ["fingerprint", "conversation_id", "created_at", "expires_at"],
};

const migrationColumns = ["migration_name", "finished_at", "rolled_back_at"];

/** Every allowed grant as "role PRIVILEGE on table" or "role PRIVILEGE on table.column". */
export const expectedGrants: ReadonlySet<string> = new Set([
  ...readByWeb.map((table) => `${appRoles.web} SELECT on ${table}`),
  ...attachmentColumnsReadByWeb.map((column) => `${appRoles.web} SELECT on attachments.${column}`),
  ...migrationColumns.map((column) => `${appRoles.web} SELECT on _prisma_migrations.${column}`),
  ...["tenants", ...insertedByIntake].map((table) => `${appRoles.intake} SELECT on ${table}`),
  ...insertedByIntake.map((table) => `${appRoles.intake} INSERT on ${table}`),
  ...deletedByIntake.map((table) => `${appRoles.intake} DELETE on ${table}`),
  ...Object.entries(updatedByIntake).flatMap(([table, columns]) =>
    columns.map((column) => `${appRoles.intake} UPDATE on ${table}.${column}`),
  ),
]);
