-- Files that people attach, what each tenant takes, and how often an address may ask.
-- Row-level security, policies and grants follow in the next migration.

create type attachment_check as enum ('waiting', 'passed', 'wrong_size', 'wrong_content');
create type attachment_scan_status as enum ('not_scanned', 'pending', 'clean', 'infected');

-- What a tenant takes. HTML, SVG, scripts and programs are not among the types unless an operator says so.
alter table tenants
  add column attachment_max_count integer not null default 10,
  add column attachment_max_file_bytes integer not null default 20971520,
  add column attachment_max_total_bytes integer not null default 52428800,
  add column attachment_types text[] not null default array[
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic',
    'application/pdf', 'text/plain', 'text/csv', 'application/json', 'application/rtf',
    'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.oasis.opendocument.text',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.presentation',
    'application/zip', 'message/rfc822', 'application/vnd.ms-outlook',
    'video/mp4', 'video/quicktime', 'video/webm', 'audio/mpeg'
  ]::text[],
  add constraint tenants_attachment_max_count_check check (attachment_max_count between 0 and 10),
  -- A gigabyte keeps a file within one plain PUT of every S3 server.
  add constraint tenants_attachment_max_file_bytes_check check (attachment_max_file_bytes between 1 and 1073741824),
  add constraint tenants_attachment_max_total_bytes_check check (
    attachment_max_total_bytes between attachment_max_file_bytes and 2147483647
  ),
  add constraint tenants_attachment_types_check check (
    cardinality(attachment_types) between 1 and 100
    and array_to_string(attachment_types, ' ') ~ '^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*( [a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*)*$'
  );

create table attachments (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  filename text not null,
  content_type text not null,
  size_bytes integer not null,
  check_result attachment_check not null default 'waiting',
  checked_at timestamptz(3),
  object_key text,
  sha256 bytea,
  scan_status attachment_scan_status not null default 'not_scanned',
  scan_attempted_at timestamptz(3),
  conversation_id uuid,
  message_id uuid,
  linked_at timestamptz(3),
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  constraint attachments_pkey primary key (tenant_id, id),
  constraint attachments_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint attachments_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete restrict on update restrict,
  constraint attachments_tenant_id_message_id_fkey foreign key (tenant_id, message_id)
    references messages (tenant_id, id) on delete restrict on update restrict,
  -- SHA-256 of the attachment_id, which is a capability: a stolen table links and opens nothing.
  constraint attachments_token_hash_check check (octet_length(token_hash) = 32),
  -- Made safe before it comes here; this is the net below that.
  constraint attachments_filename_check check (
    char_length(filename) between 1 and 100 and octet_length(filename) <= 255
    and filename !~ '[/\\\x01-\x1f\x7f]' and filename !~ '^\.'
  ),
  constraint attachments_content_type_check check (
    content_type ~ '^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$' and char_length(content_type) <= 160
  ),
  constraint attachments_size_bytes_check check (size_bytes >= 1),
  constraint attachments_sha256_check check (octet_length(sha256) = 32),
  -- What was checked has a time; what passed has its content's fingerprint and its own place.
  constraint attachments_checked_check check ((check_result = 'waiting') = (checked_at is null)),
  constraint attachments_passed_check check (
    num_nonnulls(object_key, sha256) = case when check_result = 'passed' then 2 else 0 end
  ),
  -- Linked as a whole or not at all, and never before it passed its checks.
  constraint attachments_linked_check check (
    num_nonnulls(conversation_id, message_id, linked_at) in (0, 3) and (linked_at is null or check_result = 'passed')
  ),
  constraint attachments_expires_at_check check (expires_at > created_at)
);

create unique index attachments_tenant_id_token_hash_key on attachments (tenant_id, token_hash);
create unique index attachments_tenant_id_object_key_key on attachments (tenant_id, object_key);
-- The files of a conversation, and those that nobody has linked in time.
create index attachments_tenant_id_conversation_id_expires_at_idx on attachments (tenant_id, conversation_id, expires_at);
create index attachments_tenant_id_message_id_idx on attachments (tenant_id, message_id);
-- The files that wait for their scan, longest first.
create index attachments_tenant_id_scan_status_scan_attempted_at_idx
  on attachments (tenant_id, scan_status, scan_attempted_at);

-- Who asked how often in the window that runs. Nobody minds losing it in a crash, so it is not written twice.
create unlogged table rate_limits (
  key text not null,
  points integer not null,
  expires_at timestamptz(3) not null,
  constraint rate_limits_pkey primary key (key),
  constraint rate_limits_key_check check (char_length(key) between 1 and 200)
);

create index rate_limits_expires_at_idx on rate_limits (expires_at);
