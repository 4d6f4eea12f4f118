-- Mail to those who wrote: what each conversation's was decided to be, the links in it that prove a mailbox or disown a request, and
-- how often an address was mailed to that nothing proved, whichever tenants it was.

create type requester_mail_kind as enum ('confirm', 'acknowledge');
create type requester_mail_outcome as enum ('due', 'sent', 'refused', 'automatic', 'silenced', 'limited', 'interrupted');
create type mail_silence_action as enum ('silenced', 'lifted');

create table requester_mails (
  tenant_id uuid not null,
  conversation_id uuid not null,
  kind requester_mail_kind not null,
  -- The event that the mail follows from, of which its Message-ID is made.
  event_id uuid not null,
  outcome requester_mail_outcome not null,
  created_at timestamptz(3) not null default current_timestamp,
  sent_at timestamptz(3),
  constraint requester_mails_pkey primary key (tenant_id, conversation_id, kind),
  constraint requester_mails_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete cascade on update restrict,
  constraint requester_mails_sent_at_check check ((sent_at is not null) = (outcome = 'sent'))
);
-- For the circuit breaker, the metrics and the sweep, which ask for what is recent or old.
create index requester_mails_tenant_id_created_at_idx on requester_mails (tenant_id, created_at);
create index requester_mails_created_at_idx on requester_mails (created_at);

create table mailbox_proofs (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  token_hash bytea not null,
  disown_token_hash bytea not null,
  address_hash bytea not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  consumed_at timestamptz(3),
  constraint mailbox_proofs_pkey primary key (tenant_id, id),
  constraint mailbox_proofs_tenant_id_conversation_id_fkey foreign key (tenant_id, conversation_id)
    references conversations (tenant_id, id) on delete cascade on update restrict,
  constraint mailbox_proofs_token_hash_check check (octet_length(token_hash) = 32),
  constraint mailbox_proofs_disown_token_hash_check check (octet_length(disown_token_hash) = 32),
  constraint mailbox_proofs_address_hash_check check (octet_length(address_hash) = 32),
  constraint mailbox_proofs_expires_at_check check (expires_at > created_at)
);
create unique index mailbox_proofs_tenant_id_token_hash_key on mailbox_proofs (tenant_id, token_hash);
create unique index mailbox_proofs_tenant_id_disown_token_hash_key on mailbox_proofs (tenant_id, disown_token_hash);
create index mailbox_proofs_tenant_id_conversation_id_idx on mailbox_proofs (tenant_id, conversation_id);
create index mailbox_proofs_tenant_id_created_at_idx on mailbox_proofs (tenant_id, created_at);

-- Of all tenants together: somebody who is flooded does not care through whose forms.
create table mail_recipients (
  address_hash bytea not null,
  recent_mails timestamptz(3)[] not null default '{}',
  silenced_at timestamptz(3),
  updated_at timestamptz(3) not null default current_timestamp,
  constraint mail_recipients_pkey primary key (address_hash),
  constraint mail_recipients_address_hash_check check (octet_length(address_hash) = 32),
  constraint mail_recipients_recent_mails_check check (cardinality(recent_mails) <= 3)
);
create index mail_recipients_silenced_at_idx on mail_recipients (silenced_at);
create index mail_recipients_updated_at_idx on mail_recipients (updated_at);

-- The trail of silences, which belong to no tenant. Append-only, as audit_events.
create table mail_silence_events (
  id uuid not null,
  address_hash bytea not null,
  action mail_silence_action not null,
  actor_kind audit_actor_kind not null,
  door audit_door not null,
  request_id text not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint mail_silence_events_pkey primary key (id),
  constraint mail_silence_events_address_hash_check check (octet_length(address_hash) = 32)
);
create index mail_silence_events_address_hash_created_at_idx on mail_silence_events (address_hash, created_at);
