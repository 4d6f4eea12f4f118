-- Which conversation a caller's key made, so that a repeated request gets the first answer.

create table idempotency_keys (
  tenant_id uuid not null,
  key_hash bytea not null,
  fingerprint bytea not null,
  conversation_id uuid not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  constraint idempotency_keys_pkey primary key (tenant_id, key_hash),
  constraint idempotency_keys_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  -- Deferred, because the key is the first write of its transaction and the conversation comes later in it.
  constraint idempotency_keys_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete cascade on update restrict deferrable initially deferred,
  constraint idempotency_keys_key_hash_check check (octet_length(key_hash) = 32),
  constraint idempotency_keys_fingerprint_check check (octet_length(fingerprint) = 32),
  constraint idempotency_keys_expires_at_check check (expires_at > created_at)
);

-- For the sweep, and for the cascade from a conversation.
create index idempotency_keys_tenant_id_expires_at_idx on idempotency_keys (tenant_id, expires_at);
create index idempotency_keys_tenant_id_conversation_id_idx on idempotency_keys (tenant_id, conversation_id);
