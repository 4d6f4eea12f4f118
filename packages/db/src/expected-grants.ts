// Everything that the two app roles may do, written a second time on purpose: the database is compared with this list
// before the portal serves, so a grant that was added by hand, or by a migration without thought, stops the start.

/** The role that reads, and the role that writes submissions. */
export const appRoles = { web: "portal_web", intake: "portal_intake" } as const;

const readByWeb = [
  ...["tenants", "contacts", "conversations", "messages", "audit_events", "token_issuers"],
  ...["webhook_endpoints", "webhook_deliveries", "webhook_attempts", "forms", "form_versions"],
];
const insertedByIntake = [
  "contacts",
  "conversations",
  "messages",
  "audit_events",
  "sign_in_links",
  "refresh_tokens",
  "attachments",
  "rate_limits",
  "spent_challenges",
  "text_sketches",
  "idempotency_keys",
  "outbox_events",
  "webhook_endpoints",
  "webhook_secrets",
  "webhook_deliveries",
  "webhook_attempts",
  "forms",
  "form_versions",
  "form_drafts",
  "requester_mails",
  "mailbox_proofs",
  "mail_recipients",
  "mail_silence_events",
  "api_keys",
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
// Under policies that let only expired rows and unlinked files go; an endpoint goes when an operator removes it.
const deletedByIntake = [
  ...["attachments", "rate_limits", "idempotency_keys", "sign_in_links", "refresh_tokens", "outbox_events"],
  ...["webhook_endpoints", "webhook_secrets", "form_drafts", "spent_challenges", "text_sketches"],
  ...["requester_mails", "mailbox_proofs", "mail_recipients"],
];

const updatedByIntake: Readonly<Record<string, readonly string[]>> = {
  contacts: ["name", "verified_at", "updated_at"],
  conversations: ["disposition", "released_at", "requester_verification", "updated_at"],
  api_keys: ["expires_at", "revoked_at", "last_used_at"],
  sign_in_links: ["consumed_at"],
  refresh_tokens: ["used_at", "revoked_at"],
  attachments: [
    ...["check_result", "checked_at", "object_key", "sha256", "scan_status", "scan_attempted_at"],
    ...["conversation_id", "message_id", "linked_at"],
  ],
  forms: ["is_default", "retired_at"],
  form_drafts: ["document", "revision", "base_version", "updated_at"],
  rate_limits: ["points", "expires_at"],
  text_sketches: ["senders", "expires_at"],
  idempotency_keys: ["fingerprint", "conversation_id", "created_at", "expires_at"],
  outbox_events: ["relayed_at"],
  webhook_endpoints: ["disabled_at"],
  webhook_secrets: ["expires_at"],
  requester_mails: ["outcome", "sent_at"],
  mailbox_proofs: ["consumed_at"],
  mail_recipients: ["recent_mails", "silenced_at", "updated_at"],
  webhook_deliveries: ["status", "attempt_count", "earlier_attempt_count", "next_attempt_at", "settled_at"],
};

// The worker leases, settles and sweeps jobs, and states its queues and schedules; it changes no table.
const onTheJobQueue: Readonly<Record<string, readonly string[]>> = {
  job: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  job_common: ["SELECT", "INSERT", "UPDATE", "DELETE"],
  job_dependency: ["SELECT", "DELETE"],
  instance: ["SELECT", "UPDATE", "DELETE"],
  queue: ["SELECT", "INSERT", "UPDATE"],
  schedule: ["SELECT", "INSERT", "UPDATE"],
  version: ["SELECT"],
};

const migrationColumns = ["migration_name", "finished_at", "rolled_back_at"];

/** The allowed grants on the job queue, which has no tenants and no row-level security. */
export const jobQueueGrants: ReadonlySet<string> = new Set([
  ...Object.entries(onTheJobQueue).flatMap(([table, privileges]) =>
    privileges.map((privilege) => `${appRoles.intake} ${privilege} on pgboss.${table}`),
  ),
  ...["cron_on", "flow_on", "monitor_backoff_on"].map(
    (column) => `${appRoles.intake} UPDATE on pgboss.version.${column}`,
  ),
]);

/** Every allowed grant on the portal's own tables as "role PRIVILEGE on table" or "role PRIVILEGE on table.column". */
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
