-- Row-level security. Policies are per role and per command, and each is written before the grant it tames.
--
-- portal_web     reads the tenant named by app.tenant_id. app.bypass_rls means nothing to it: any SQL expression can set a
--                setting, so the role is the wall and the setting is the door in it.
-- portal_intake  reads and writes only while app.bypass_rls is 'on', and only what a submission or a sign-in needs.
-- the owner      migrates and administers tenants and their token issuers; FORCE hides everybody's contacts,
--                conversations and messages from it too.
--
-- Settings are read inside (select …), which PostgreSQL evaluates once per statement instead of once per row, and through
-- nullif, because a setting that was local to a finished transaction is '' and not null.

grant usage on schema public to portal_web, portal_intake;

alter table tenants enable row level security;
alter table tenants force row level security;
alter table contacts enable row level security;
alter table contacts force row level security;
alter table conversations enable row level security;
alter table conversations force row level security;
alter table messages enable row level security;
alter table messages force row level security;
alter table audit_events enable row level security;
alter table audit_events force row level security;
alter table sign_in_links enable row level security;
alter table sign_in_links force row level security;
alter table refresh_tokens enable row level security;
alter table refresh_tokens force row level security;
alter table token_issuers enable row level security;
alter table token_issuers force row level security;

-- tenants: a public directory (slug, host name, branding). A visitor has no tenant until one of its rows was found.
create policy tenants_read_by_web on tenants for select to portal_web using (true);
grant select on tenants to portal_web;
create policy tenants_read_by_intake on tenants for select to portal_intake using (true);
grant select on tenants to portal_intake;
-- Only the owner writes tenants; "current_user", because an owner outside the embedded database may have another name.
create policy tenants_administered_by_owner on tenants for all to current_user using (true) with check (true);

-- contacts: the portal shows a signed-in person their own name.
create policy contacts_read_by_web on contacts for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on contacts to portal_web;
-- Find-or-create reads the row that another submission may have made first.
create policy contacts_read_by_intake on contacts for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on contacts to portal_intake;
create policy contacts_written_by_intake on contacts for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on contacts to portal_intake;
-- A verified sign-in may set the name and the time of proof; the address never changes.
create policy contacts_updated_by_intake on contacts for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (name, verified_at, updated_at) on contacts to portal_intake;

-- conversations: the portal lists the conversations of its tenant.
create policy conversations_read_by_web on conversations for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on conversations to portal_web;
-- INSERT … RETURNING has to be allowed to see the row it returns.
create policy conversations_read_by_intake on conversations for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on conversations to portal_intake;
create policy conversations_written_by_intake on conversations for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on conversations to portal_intake;

-- messages: the portal shows the messages of its tenant's conversations.
create policy messages_read_by_web on messages for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on messages to portal_web;
-- INSERT … RETURNING, as above.
create policy messages_read_by_intake on messages for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on messages to portal_intake;
create policy messages_written_by_intake on messages for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on messages to portal_intake;

-- audit_events: an operator reads what was done; nobody is granted update or delete, so the trail is append-only.
create policy audit_events_read_by_web on audit_events for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on audit_events to portal_web;
-- INSERT … RETURNING, as above.
create policy audit_events_read_by_intake on audit_events for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on audit_events to portal_intake;
create policy audit_events_written_by_intake on audit_events for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on audit_events to portal_intake;

-- sign_in_links: credentials, so the role that serves pages does not see them at all.
create policy sign_in_links_read_by_intake on sign_in_links for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on sign_in_links to portal_intake;
create policy sign_in_links_written_by_intake on sign_in_links for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on sign_in_links to portal_intake;
-- A link opens once: consuming it is the only change there is.
create policy sign_in_links_updated_by_intake on sign_in_links for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (consumed_at) on sign_in_links to portal_intake;

-- refresh_tokens: credentials as well.
create policy refresh_tokens_read_by_intake on refresh_tokens for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on refresh_tokens to portal_intake;
create policy refresh_tokens_written_by_intake on refresh_tokens for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on refresh_tokens to portal_intake;
-- A token is used once and may be revoked; nothing else about it changes.
create policy refresh_tokens_updated_by_intake on refresh_tokens for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (used_at, revoked_at) on refresh_tokens to portal_intake;

-- token_issuers: verifying a tenant's token takes that tenant's issuers. Public keys only.
create policy token_issuers_read_by_web on token_issuers for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on token_issuers to portal_web;
-- The owner registers and removes issuers for a tenant.
create policy token_issuers_administered_by_owner on token_issuers for all to current_user using (true) with check (true);

-- Readiness asks which migrations are applied. Shadow databases have no such table.
do $grant$
begin
  if to_regclass('public._prisma_migrations') is not null then
    grant select (migration_name, finished_at, rolled_back_at) on public._prisma_migrations to portal_web;
  end if;
end
$grant$;
