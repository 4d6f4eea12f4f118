-- Creates the three roles of the portal. Safe to run again: it sets the passwords and the time-outs anew.
-- Run it once per cluster as a superuser, or as a role with CREATEROLE. The passwords come in as settings of the session,
-- because that works the same from psql and from a driver:
--
--   PGOPTIONS="-c portal.owner_password=… -c portal.web_password=… -c portal.intake_password=…" \
--     psql -v ON_ERROR_STOP=1 -f prisma/roles.sql
--   createdb --owner portal_owner portal
--
-- portal_owner   owns the tables, migrates and administers tenants; the running portal never logs in as it
-- portal_web     reads one tenant at a time
-- portal_intake  writes submissions, under the policies that app.bypass_rls opens to this role alone
--
-- Nobody is made a member of anybody: a policy "to portal_intake" also holds for whoever inherits that role.

do $roles$
declare
  new_role record;
begin
  for new_role in
    select * from (values
      ('portal_owner', current_setting('portal.owner_password', true)),
      ('portal_web', current_setting('portal.web_password', true)),
      ('portal_intake', current_setting('portal.intake_password', true))
    ) as wanted (name, password)
  loop
    if coalesce(new_role.password, '') = '' then
      raise exception 'roles.sql: set portal.owner_password, portal.web_password and portal.intake_password first';
    end if;
    if not exists (select from pg_roles where rolname = new_role.name) then
      execute format(
        'create role %I login nosuperuser nobypassrls noinherit nocreatedb nocreaterole noreplication', new_role.name);
    end if;
    execute format('alter role %I login password %L', new_role.name, new_role.password);
  end loop;
end
$roles$;

-- Prisma's driver reads and writes times without an offset, so a session that is not in UTC would shift them.
alter role portal_owner set timezone = 'UTC';
alter role portal_web set timezone = 'UTC';
alter role portal_intake set timezone = 'UTC';

-- Find-or-create needs each statement to see what others have committed meanwhile.
alter role portal_web set default_transaction_isolation = 'read committed';
alter role portal_intake set default_transaction_isolation = 'read committed';

-- Neither Prisma's nor the pool's time-outs cancel a statement that runs; these do.
alter role portal_web set statement_timeout = '5s';
alter role portal_web set lock_timeout = '2s';
alter role portal_web set idle_in_transaction_session_timeout = '5s';
alter role portal_intake set statement_timeout = '5s';
alter role portal_intake set lock_timeout = '2s';
alter role portal_intake set idle_in_transaction_session_timeout = '5s';
