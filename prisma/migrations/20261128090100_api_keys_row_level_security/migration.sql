-- api_keys: credentials, so the role that serves pages does not see them at all.

alter table api_keys enable row level security;
alter table api_keys force row level security;

create policy api_keys_read_by_intake on api_keys for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on api_keys to portal_intake;
create policy api_keys_written_by_intake on api_keys for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on api_keys to portal_intake;
-- A key is used, runs out and is revoked; whose it is and what it may do stays. None is deleted, since the audit trail names it.
create policy api_keys_updated_by_intake on api_keys for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (expires_at, revoked_at, last_used_at) on api_keys to portal_intake;
