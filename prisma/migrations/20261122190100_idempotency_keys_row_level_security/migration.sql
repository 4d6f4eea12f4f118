-- A key belongs to whoever made it, so the role that serves pages does not see any.

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;

-- A repeated request reads what the first one wrote.
create policy idempotency_keys_read_by_intake on idempotency_keys for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on idempotency_keys to portal_intake;
create policy idempotency_keys_written_by_intake on idempotency_keys for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on idempotency_keys to portal_intake;
-- An expired key may be taken anew; a live one is never changed.
create policy idempotency_keys_updated_by_intake on idempotency_keys for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (fingerprint, conversation_id, created_at, expires_at) on idempotency_keys to portal_intake;
-- The sweep forgets what has expired and cannot forget anything else.
create policy idempotency_keys_forgotten_by_intake on idempotency_keys for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and expires_at <= now());
grant delete on idempotency_keys to portal_intake;
