-- Keys by which a tenant's own programs prove themselves.

alter type audit_actor_kind add value 'application';

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  -- The first characters of the key, by which people tell one from another; the rest is nowhere.
  prefix text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  -- To the minute.
  last_used_at timestamptz(3),
  constraint api_keys_pkey primary key (tenant_id, id),
  constraint api_keys_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint api_keys_name_check check (char_length(name) between 1 and 100),
  constraint api_keys_prefix_check check (prefix ~ '^hck_[0-9A-Za-z]{8}$'),
  constraint api_keys_key_hash_check check (octet_length(key_hash) = 32),
  constraint api_keys_scopes_check check (
    cardinality(scopes) > 0
    and scopes <@ array['conversations:write', 'conversations:on-behalf', 'attachments:write']
  )
);
create unique index api_keys_tenant_id_key_hash_key on api_keys (tenant_id, key_hash);
create unique index api_keys_tenant_id_prefix_key on api_keys (tenant_id, prefix);

-- Which key something was done to, or with.
alter table audit_events
  add column api_key_id uuid,
  add constraint audit_events_tenant_id_api_key_id_fkey foreign key (tenant_id, api_key_id)
    references api_keys (tenant_id, id) on delete restrict on update restrict;
