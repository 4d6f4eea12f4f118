-- Row-level security of the outbox and of webhooks, and of what the sweep may forget.

alter table outbox_events enable row level security;
alter table outbox_events force row level security;
alter table webhook_endpoints enable row level security;
alter table webhook_endpoints force row level security;
alter table webhook_secrets enable row level security;
alter table webhook_secrets force row level security;
alter table webhook_deliveries enable row level security;
alter table webhook_deliveries force row level security;
alter table webhook_attempts enable row level security;
alter table webhook_attempts force row level security;

-- outbox_events: written with what they follow from; the worker reads them and says that it has taken them over.
create policy outbox_events_read_by_intake on outbox_events for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on outbox_events to portal_intake;
create policy outbox_events_written_by_intake on outbox_events for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on outbox_events to portal_intake;
create policy outbox_events_updated_by_intake on outbox_events for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (relayed_at) on outbox_events to portal_intake;
-- The sweep forgets what was taken over a month ago, and nothing that still waits.
create policy outbox_events_forgotten_by_intake on outbox_events for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and relayed_at < now() - interval '30 days');
grant delete on outbox_events to portal_intake;

-- webhook_endpoints: an operator lists, adds, disables and removes them.
create policy webhook_endpoints_read_by_web on webhook_endpoints for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on webhook_endpoints to portal_web;
create policy webhook_endpoints_read_by_intake on webhook_endpoints for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on webhook_endpoints to portal_intake;
create policy webhook_endpoints_written_by_intake on webhook_endpoints for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on webhook_endpoints to portal_intake;
create policy webhook_endpoints_updated_by_intake on webhook_endpoints for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (disabled_at) on webhook_endpoints to portal_intake;
create policy webhook_endpoints_forgotten_by_intake on webhook_endpoints for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant delete on webhook_endpoints to portal_intake;

-- webhook_secrets: credentials, so the role that serves pages does not see them at all.
create policy webhook_secrets_read_by_intake on webhook_secrets for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on webhook_secrets to portal_intake;
create policy webhook_secrets_written_by_intake on webhook_secrets for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on webhook_secrets to portal_intake;
-- A newer secret sets the end of an older one.
create policy webhook_secrets_updated_by_intake on webhook_secrets for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (expires_at) on webhook_secrets to portal_intake;
create policy webhook_secrets_forgotten_by_intake on webhook_secrets for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and expires_at <= now());
grant delete on webhook_secrets to portal_intake;

-- webhook_deliveries and webhook_attempts: the delivery log. What was sent is never changed.
create policy webhook_deliveries_read_by_web on webhook_deliveries for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on webhook_deliveries to portal_web;
create policy webhook_deliveries_read_by_intake on webhook_deliveries for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on webhook_deliveries to portal_intake;
create policy webhook_deliveries_written_by_intake on webhook_deliveries for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on webhook_deliveries to portal_intake;
create policy webhook_deliveries_updated_by_intake on webhook_deliveries for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (status, attempt_count, earlier_attempt_count, next_attempt_at, settled_at) on webhook_deliveries to portal_intake;
create policy webhook_attempts_read_by_web on webhook_attempts for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on webhook_attempts to portal_web;
create policy webhook_attempts_read_by_intake on webhook_attempts for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on webhook_attempts to portal_intake;
create policy webhook_attempts_written_by_intake on webhook_attempts for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on webhook_attempts to portal_intake;

-- The sweep forgets credentials that open nothing any more, and cannot forget others.
create policy sign_in_links_forgotten_by_intake on sign_in_links for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and expires_at <= now());
grant delete on sign_in_links to portal_intake;
create policy refresh_tokens_forgotten_by_intake on refresh_tokens for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and expires_at <= now());
grant delete on refresh_tokens to portal_intake;
