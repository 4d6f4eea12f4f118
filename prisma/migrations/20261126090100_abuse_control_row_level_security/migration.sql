-- Only the role that writes submissions counts them; the role that serves pages sees neither table.

alter table spent_challenges enable row level security;
alter table spent_challenges force row level security;
alter table text_sketches enable row level security;
alter table text_sketches force row level security;

-- spent_challenges: the sweep reads what has expired.
create policy spent_challenges_read_by_intake on spent_challenges for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on spent_challenges to portal_intake;
create policy spent_challenges_written_by_intake on spent_challenges for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on spent_challenges to portal_intake;
-- Nobody may make a spent challenge good again: there is no update, and only what has expired goes.
create policy spent_challenges_forgotten_by_intake on spent_challenges for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on' and expires_at <= now());
grant delete on spent_challenges to portal_intake;

-- text_sketches: like rate_limits under no tenant's own column, because the tenant is in the hash.
create policy text_sketches_read_by_intake on text_sketches for select to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant select on text_sketches to portal_intake;
create policy text_sketches_written_by_intake on text_sketches for insert to portal_intake
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant insert on text_sketches to portal_intake;
create policy text_sketches_updated_by_intake on text_sketches for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on')
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (senders, expires_at) on text_sketches to portal_intake;
create policy text_sketches_deleted_by_intake on text_sketches for delete to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on');
grant delete on text_sketches to portal_intake;
