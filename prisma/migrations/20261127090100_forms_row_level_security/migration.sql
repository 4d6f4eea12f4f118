-- Row-level security of forms: the portal shows them, an operator writes them through the intake role, and nobody changes a version.

alter table forms enable row level security;
alter table forms force row level security;
alter table form_versions enable row level security;
alter table form_versions force row level security;
alter table form_drafts enable row level security;
alter table form_drafts force row level security;

-- forms: only which one is the default, and whether it is retired, changes.
create policy forms_read_by_web on forms for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on forms to portal_web;
create policy forms_read_by_intake on forms for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on forms to portal_intake;
create policy forms_written_by_intake on forms for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on forms to portal_intake;
create policy forms_updated_by_intake on forms for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (is_default, retired_at) on forms to portal_intake;

-- form_versions: added and read.
create policy form_versions_read_by_web on form_versions for select to portal_web
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on form_versions to portal_web;
create policy form_versions_read_by_intake on form_versions for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on form_versions to portal_intake;
create policy form_versions_written_by_intake on form_versions for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on form_versions to portal_intake;

-- form_drafts: nobody outside sees what is not published.
create policy form_drafts_read_by_intake on form_drafts for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on form_drafts to portal_intake;
create policy form_drafts_written_by_intake on form_drafts for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on form_drafts to portal_intake;
create policy form_drafts_updated_by_intake on form_drafts for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (document, revision, base_version, updated_at) on form_drafts to portal_intake;
create policy form_drafts_forgotten_by_intake on form_drafts for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant delete on form_drafts to portal_intake;
