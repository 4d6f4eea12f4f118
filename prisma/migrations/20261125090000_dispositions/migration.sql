-- What a tenant asks of senders whom nothing proves, and where a submission goes that is not to be worked on yet.

create type submission_policy as enum ('accept', 'hold', 'sign_in');
create type challenge_policy as enum ('off', 'adaptive', 'always');
create type conversation_disposition as enum ('accepted', 'held', 'quarantined');

alter table tenants
  add column submission_policy submission_policy not null default 'accept',
  add column challenge_policy challenge_policy not null default 'adaptive';

alter table conversations
  add column disposition conversation_disposition not null default 'accepted',
  add column quarantine_reasons text[] not null default '{}',
  add column requester_locale text,
  add column released_at timestamptz(3),
  -- The reasons stay after a release, so that it can be told later why somebody had to look.
  add constraint conversations_quarantine_reasons_check check (
    (cardinality(quarantine_reasons) = 0 or disposition <> 'accepted' or released_at is not null)
    and (cardinality(quarantine_reasons) > 0 or disposition <> 'quarantined')
  ),
  add constraint conversations_released_at_check check (released_at is null or disposition = 'accepted'),
  add constraint conversations_requester_locale_check check (char_length(requester_locale) between 2 and 35);

-- For the lists of what is held or quarantined, which are short beside what is accepted.
create index conversations_tenant_id_disposition_created_at_id_idx
  on conversations (tenant_id, disposition, created_at desc, id desc);
