-- Row-level security of attachments and rate limits, under the rules of the first such migration.

alter table attachments enable row level security;
alter table attachments force row level security;
alter table rate_limits enable row level security;
alter table rate_limits force row level security;

-- attachments: the portal shows a conversation's files. The hash of the capability is not for the role that serves pages.
create policy attachments_read_by_web on attachments for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select (
  tenant_id, id, filename, content_type, size_bytes, check_result, checked_at, object_key, sha256, scan_status,
  scan_attempted_at, conversation_id, message_id, linked_at, created_at, expires_at
) on attachments to portal_web;
-- Whoever presents a capability is looked up by its hash.
create policy attachments_read_by_intake on attachments for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on attachments to portal_intake;
create policy attachments_written_by_intake on attachments for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on attachments to portal_intake;
-- Checking, scanning and linking; what a file is called and how large it is never changes.
create policy attachments_updated_by_intake on attachments for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (
  check_result, checked_at, object_key, sha256, scan_status, scan_attempted_at, conversation_id, message_id, linked_at
) on attachments to portal_intake;
-- The sweep removes what nobody linked; a linked file is out of its reach, whatever its statement says.
create policy attachments_deleted_by_intake on attachments for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and linked_at is null);
grant delete on attachments to portal_intake;

-- rate_limits: counted by whoever answers the request, under no tenant, because a flood is of an address.
create policy rate_limits_read_by_intake on rate_limits for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on rate_limits to portal_intake;
create policy rate_limits_written_by_intake on rate_limits for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on rate_limits to portal_intake;
create policy rate_limits_updated_by_intake on rate_limits for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (points, expires_at) on rate_limits to portal_intake;
create policy rate_limits_deleted_by_intake on rate_limits for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant delete on rate_limits to portal_intake;
