-- A conversation is changed in two ways only: one that waits is released, and a claimed address is proved. Once both are settled, it stays.

create policy conversations_updated_by_intake on conversations for update to portal_intake
  using ((select current_setting('app.bypass_rls', true)) = 'on'
    and (disposition <> 'accepted' or requester_verification = 'claimed'))
  with check ((select current_setting('app.bypass_rls', true)) = 'on');
grant update (disposition, released_at, requester_verification, updated_at) on conversations to portal_intake;
