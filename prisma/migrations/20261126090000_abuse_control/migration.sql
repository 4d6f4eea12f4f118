-- What telling abuse from use has to remember: which challenges are spent, and how many people sent the same text of late.

-- Written in the submission's own transaction, so that a challenge is spent exactly when a conversation was made of it.
create table spent_challenges (
  tenant_id uuid not null,
  nonce bytea not null,
  expires_at timestamptz(3) not null,
  constraint spent_challenges_pkey primary key (tenant_id, nonce),
  constraint spent_challenges_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint spent_challenges_nonce_check check (octet_length(nonce) = 16)
);

-- For the sweep.
create index spent_challenges_tenant_id_expires_at_idx on spent_challenges (tenant_id, expires_at);

-- A feature is a keyed hash of parts of a text and its tenant; nobody minds losing an hour of them in a crash.
create unlogged table text_sketches (
  feature text not null,
  senders bit(256) not null,
  expires_at timestamptz(3) not null,
  constraint text_sketches_pkey primary key (feature),
  constraint text_sketches_feature_check check (char_length(feature) between 1 and 200)
);

create index text_sketches_expires_at_idx on text_sketches (expires_at);
