-- Row-level security of mail to those who wrote. The role that serves pages sees none of it: tokens are credentials, and who was mailed
-- to is nothing that a page shows.

alter table requester_mails enable row level security;
alter table requester_mails force row level security;
alter table mailbox_proofs enable row level security;
alter table mailbox_proofs force row level security;
alter table mail_recipients enable row level security;
alter table mail_recipients force row level security;
alter table mail_silence_events enable row level security;
alter table mail_silence_events force row level security;

-- requester_mails: decided once, then sent.
create policy requester_mails_read_by_intake on requester_mails for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on requester_mails to portal_intake;
create policy requester_mails_written_by_intake on requester_mails for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on requester_mails to portal_intake;
create policy requester_mails_updated_by_intake on requester_mails for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and outcome = 'due')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (outcome, sent_at) on requester_mails to portal_intake;
-- A month is as long as an address's mails are counted.
create policy requester_mails_forgotten_by_intake on requester_mails for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and created_at < now() - interval '30 days');
grant delete on requester_mails to portal_intake;

-- mailbox_proofs: a link proves once; whoever was mailed may say for a month that it was not them.
create policy mailbox_proofs_read_by_intake on mailbox_proofs for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on mailbox_proofs to portal_intake;
create policy mailbox_proofs_written_by_intake on mailbox_proofs for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on mailbox_proofs to portal_intake;
create policy mailbox_proofs_updated_by_intake on mailbox_proofs for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (consumed_at) on mailbox_proofs to portal_intake;
create policy mailbox_proofs_forgotten_by_intake on mailbox_proofs for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and created_at < now() - interval '30 days');
grant delete on mailbox_proofs to portal_intake;

-- mail_recipients: counted and silenced; a silence is never swept.
create policy mail_recipients_read_by_intake on mail_recipients for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on mail_recipients to portal_intake;
create policy mail_recipients_written_by_intake on mail_recipients for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on mail_recipients to portal_intake;
create policy mail_recipients_updated_by_intake on mail_recipients for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (recent_mails, silenced_at, updated_at) on mail_recipients to portal_intake;
create policy mail_recipients_forgotten_by_intake on mail_recipients for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on'
    and silenced_at is null and updated_at < now() - interval '30 days');
grant delete on mail_recipients to portal_intake;

-- mail_silence_events: nobody is granted update or delete.
create policy mail_silence_events_read_by_intake on mail_silence_events for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on mail_silence_events to portal_intake;
create policy mail_silence_events_written_by_intake on mail_silence_events for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on mail_silence_events to portal_intake;
