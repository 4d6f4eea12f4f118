-- What follows from a submission (the outbox), and whom a tenant wants to be told (webhooks).

create type webhook_delivery_status as enum ('pending', 'delivered', 'dead', 'cancelled');

create table outbox_events (
  tenant_id uuid not null,
  id uuid not null,
  type text not null,
  conversation_id uuid,
  payload jsonb not null default '{}',
  request_id text not null,
  created_at timestamptz(3) not null default current_timestamp,
  relayed_at timestamptz(3),
  constraint outbox_events_pkey primary key (tenant_id, id),
  constraint outbox_events_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint outbox_events_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete cascade on update restrict,
  constraint outbox_events_type_check check (type ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
  -- Ids only: what a person wrote stays in its own table.
  constraint outbox_events_payload_check check (jsonb_typeof(payload) = 'object' and octet_length(payload::text) <= 500)
);
-- For the relay, which asks for what is not relayed, oldest first, and for the sweep.
create index outbox_events_relayed_at_created_at_idx on outbox_events (relayed_at, created_at);
create index outbox_events_tenant_id_conversation_id_idx on outbox_events (tenant_id, conversation_id);

create table webhook_endpoints (
  tenant_id uuid not null,
  id uuid not null,
  url text not null,
  event_types text[] not null,
  created_at timestamptz(3) not null default current_timestamp,
  disabled_at timestamptz(3),
  constraint webhook_endpoints_pkey primary key (tenant_id, id),
  constraint webhook_endpoints_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint webhook_endpoints_url_check check (url ~ '^https?://' and char_length(url) <= 2000),
  constraint webhook_endpoints_event_types_check check (cardinality(event_types) > 0)
);
create unique index webhook_endpoints_tenant_id_url_key on webhook_endpoints (tenant_id, url);

create table webhook_secrets (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  secret text not null,
  created_at timestamptz(3) not null default current_timestamp,
  -- Set when a newer one takes over: until then both sign.
  expires_at timestamptz(3),
  constraint webhook_secrets_pkey primary key (tenant_id, id),
  constraint webhook_secrets_tenant_id_endpoint_id_fkey foreign key (tenant_id, endpoint_id)
    references webhook_endpoints (tenant_id, id) on delete cascade on update restrict,
  constraint webhook_secrets_secret_check check (secret ~ '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$')
);
create index webhook_secrets_tenant_id_endpoint_id_idx on webhook_secrets (tenant_id, endpoint_id);

create table webhook_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  -- As it was first sent: a receiver that gets one id twice gets one text twice.
  body text not null,
  status webhook_delivery_status not null default 'pending',
  attempt_count integer not null default 0,
  -- The attempts before this round of the schedule; a replay begins another round.
  earlier_attempt_count integer not null default 0,
  next_attempt_at timestamptz(3),
  created_at timestamptz(3) not null default current_timestamp,
  settled_at timestamptz(3),
  constraint webhook_deliveries_pkey primary key (tenant_id, id),
  constraint webhook_deliveries_tenant_id_endpoint_id_fkey foreign key (tenant_id, endpoint_id)
    references webhook_endpoints (tenant_id, id) on delete cascade on update restrict,
  constraint webhook_deliveries_tenant_id_event_id_fkey foreign key (tenant_id, event_id)
    references outbox_events (tenant_id, id) on delete cascade on update restrict,
  constraint webhook_deliveries_body_check check (octet_length(body) < 20000),
  constraint webhook_deliveries_attempt_count_check check (attempt_count >= earlier_attempt_count and earlier_attempt_count >= 0),
  constraint webhook_deliveries_settled_at_check check ((status = 'pending') = (settled_at is null))
);
-- An event reaches an endpoint as one message, however often the announcement of it is repeated.
create unique index webhook_deliveries_tenant_id_endpoint_id_event_id_key
  on webhook_deliveries (tenant_id, endpoint_id, event_id);
create index webhook_deliveries_tenant_id_event_id_idx on webhook_deliveries (tenant_id, event_id);
create index webhook_deliveries_tenant_id_created_at_id_idx
  on webhook_deliveries (tenant_id, created_at desc, id desc);

create table webhook_attempts (
  tenant_id uuid not null,
  delivery_id uuid not null,
  attempt integer not null,
  outcome text not null,
  status_code integer,
  duration_ms integer not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint webhook_attempts_pkey primary key (tenant_id, delivery_id, attempt),
  constraint webhook_attempts_tenant_id_delivery_id_fkey foreign key (tenant_id, delivery_id)
    references webhook_deliveries (tenant_id, id) on delete cascade on update restrict,
  constraint webhook_attempts_outcome_check check (outcome ~ '^[a-z_]{1,40}$'),
  constraint webhook_attempts_status_code_check check (status_code between 100 and 999),
  constraint webhook_attempts_duration_ms_check check (duration_ms >= 0)
);

-- For the sweep of what has expired.
create index sign_in_links_tenant_id_expires_at_idx on sign_in_links (tenant_id, expires_at);
create index refresh_tokens_tenant_id_expires_at_idx on refresh_tokens (tenant_id, expires_at);
