-- The tables. Row-level security, policies and grants follow in the next migration.
-- tenant_id comes first in every key, so that a child can never point into another tenant.

create type conversation_channel as enum ('portal_form');
create type conversation_status as enum ('open', 'pending', 'resolved', 'closed');
create type conversation_priority as enum ('low', 'medium', 'high', 'urgent');
create type requester_verification as enum ('claimed', 'mailbox', 'token');
create type message_sender_type as enum ('contact', 'agent', 'system');
create type audit_actor_kind as enum ('anonymous', 'requester', 'operator', 'system');
create type audit_door as enum ('rest', 'trpc', 'form', 'command_line');

create table tenants (
  id uuid not null,
  slug text not null,
  name text not null,
  hostname text,
  title text not null,
  description text not null,
  primary_color text not null,
  logo_url text,
  locale text not null default 'en',
  display_id_prefix text not null default 'REQ',
  contact_form_enabled boolean not null default true,
  categories text[] not null default array[]::text[],
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint tenants_pkey primary key (id),
  -- A slug is one label of a host name.
  constraint tenants_slug_check check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and char_length(slug) <= 63),
  constraint tenants_name_check check (char_length(name) between 1 and 200),
  constraint tenants_hostname_check check (hostname ~ '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' and char_length(hostname) <= 253),
  constraint tenants_title_check check (char_length(title) between 1 and 200),
  constraint tenants_description_check check (char_length(description) <= 2000),
  -- Branding is printed into a style sheet, so nothing but a colour may be stored as one.
  constraint tenants_primary_color_check check (primary_color ~ '^#[0-9a-f]{6}$'),
  -- Our own path or a secure address: never "//host" and never "javascript:".
  constraint tenants_logo_url_check check (logo_url ~ '^(/[^/\\]|https://)' and char_length(logo_url) <= 2000),
  constraint tenants_locale_check check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  constraint tenants_display_id_prefix_check check (display_id_prefix ~ '^[A-Z]{2,6}$')
);

create table contacts (
  tenant_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  verified_at timestamptz(3),
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint contacts_pkey primary key (tenant_id, id),
  constraint contacts_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  -- Only the canonical form is stored, so that equality finds a contact and keeps its index under row-level security.
  constraint contacts_email_check check (
    email ~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' and octet_length(email) <= 254
  ),
  constraint contacts_name_check check (char_length(name) between 1 and 200)
);

create table conversations (
  tenant_id uuid not null,
  id uuid not null,
  display_id text not null,
  contact_id uuid not null,
  channel conversation_channel not null,
  status conversation_status not null,
  subject text not null,
  priority conversation_priority not null,
  category text,
  requester_name text not null,
  requester_verification requester_verification not null,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint conversations_pkey primary key (tenant_id, id),
  constraint conversations_tenant_id_contact_id_fkey foreign key (tenant_id, contact_id)
    references contacts (tenant_id, id) on delete restrict on update restrict,
  -- A prefix and eight Crockford base-32 characters in two groups.
  constraint conversations_display_id_check check (
    display_id ~ '^[A-Z]{2,6}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'
  ),
  constraint conversations_subject_check check (char_length(subject) between 1 and 255),
  constraint conversations_category_check check (char_length(category) between 1 and 100),
  constraint conversations_requester_name_check check (char_length(requester_name) between 1 and 200)
);

create table messages (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  sender_type message_sender_type not null,
  body text not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint messages_pkey primary key (tenant_id, id),
  constraint messages_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete restrict on update restrict,
  constraint messages_body_check check (char_length(body) between 1 and 50000)
);

create table audit_events (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  action text not null,
  actor_kind audit_actor_kind not null,
  door audit_door not null,
  request_id text not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint audit_events_pkey primary key (tenant_id, id),
  constraint audit_events_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint audit_events_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete restrict on update restrict,
  constraint audit_events_action_check check (action ~ '^[a-z][a-z0-9_.]{0,99}$'),
  constraint audit_events_request_id_check check (char_length(request_id) between 1 and 200)
);

create table sign_in_links (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  consumed_at timestamptz(3),
  constraint sign_in_links_pkey primary key (tenant_id, id),
  constraint sign_in_links_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  -- SHA-256: a stolen table opens no door.
  constraint sign_in_links_token_hash_check check (octet_length(token_hash) = 32),
  constraint sign_in_links_email_check check (
    email ~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' and octet_length(email) <= 254
  ),
  constraint sign_in_links_expires_at_check check (expires_at > created_at)
);

create table refresh_tokens (
  tenant_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  family_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  revoked_at timestamptz(3),
  constraint refresh_tokens_pkey primary key (tenant_id, id),
  -- A contact that is erased takes its sessions along.
  constraint refresh_tokens_tenant_id_contact_id_fkey foreign key (tenant_id, contact_id)
    references contacts (tenant_id, id) on delete cascade on update restrict,
  constraint refresh_tokens_token_hash_check check (octet_length(token_hash) = 32),
  constraint refresh_tokens_expires_at_check check (expires_at > created_at)
);

create table token_issuers (
  tenant_id uuid not null,
  id uuid not null,
  issuer text not null,
  audience text not null,
  jwks_url text,
  jwks jsonb,
  algorithms text[] not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint token_issuers_pkey primary key (tenant_id, id),
  constraint token_issuers_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint token_issuers_issuer_check check (char_length(issuer) between 1 and 500),
  constraint token_issuers_audience_check check (char_length(audience) between 1 and 500),
  -- Keys come from one place, so that nobody has to guess which of two wins.
  constraint token_issuers_keys_check check (num_nonnulls(jwks_url, jwks) = 1),
  constraint token_issuers_jwks_url_check check (jwks_url ~ '^https?://' and char_length(jwks_url) <= 2000),
  -- Asymmetric algorithms only: with a shared secret, or with "none", the caller could sign for itself.
  constraint token_issuers_algorithms_check check (
    cardinality(algorithms) > 0 and algorithms <@ array[
      'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'
    ]
  )
);

create unique index tenants_slug_key on tenants (slug);
create unique index tenants_hostname_key on tenants (hostname);

-- One contact per tenant and address, however many submissions arrive at once.
create unique index contacts_tenant_id_email_key on contacts (tenant_id, email);

create unique index conversations_tenant_id_display_id_key on conversations (tenant_id, display_id);
-- The newest conversations of a tenant, and of one contact.
create index conversations_tenant_id_created_at_id_idx on conversations (tenant_id, created_at desc, id desc);
create index conversations_tenant_id_contact_id_created_at_id_idx
  on conversations (tenant_id, contact_id, created_at desc, id desc);

create index messages_tenant_id_conversation_id_created_at_id_idx
  on messages (tenant_id, conversation_id, created_at, id);
create index audit_events_tenant_id_conversation_id_idx on audit_events (tenant_id, conversation_id);

create unique index sign_in_links_tenant_id_token_hash_key on sign_in_links (tenant_id, token_hash);
create unique index refresh_tokens_tenant_id_token_hash_key on refresh_tokens (tenant_id, token_hash);
create index refresh_tokens_tenant_id_contact_id_idx on refresh_tokens (tenant_id, contact_id);
create index refresh_tokens_tenant_id_family_id_idx on refresh_tokens (tenant_id, family_id);
create unique index token_issuers_tenant_id_issuer_key on token_issuers (tenant_id, issuer);
