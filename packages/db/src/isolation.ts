import type pg from "pg";
import { appRoles, expectedGrants, jobQueueGrants } from "./expected-grants.ts";

/** Thrown when the database would not keep tenants apart; `problems` holds one sentence for each finding. */
export class IsolationError extends Error {
  override readonly name = "IsolationError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["The database does not keep tenants apart:", ...problems].join("\n- "));
    this.problems = problems;
  }
}

/** Rejects with `IsolationError` listing everything that is wrong with the roles, tables, policies and grants. */
export async function checkIsolation(web: pg.Pool, intake: pg.Pool): Promise<void> {
  const problems = await Promise.all([
    findRoleProblems(web, appRoles.web),
    findRoleProblems(intake, appRoles.intake),
    findTableProblems(web),
    findPolicyProblems(web),
    findGrantProblems(web),
  ]);
  if (problems.flat().length > 0) throw new IsolationError(problems.flat());
}

// Each row is one attribute that an app role must not have, or one setting that it must have.
const roleQuestion = `
  with me as (select * from pg_roles where rolname = current_user)
  select 'is a superuser' as finding from me where rolsuper
  union all select 'has BYPASSRLS' from me where rolbypassrls
  union all select 'may create roles' from me where rolcreaterole
  union all select 'may create databases' from me where rolcreatedb
  union all select 'may replicate' from me where rolreplication
  union all select 'is a member of ' || granted.rolname
    from pg_auth_members membership
    join me on me.oid = membership.member
    join pg_roles granted on granted.oid = membership.roleid
  union all select 'owns ' || class.relname
    from pg_class class join me on me.oid = class.relowner
  union all select 'owns the schema ' || nspname
    from pg_namespace join me on me.oid = nspowner
  union all select 'owns the database' from pg_database join me on me.oid = datdba where datname = current_database()
  union all select 'may create objects in the schema ' || nspname
    from pg_namespace where nspname in ('public', 'pgboss') and has_schema_privilege(oid, 'create')
  union all select 'has the time zone ' || current_setting('TimeZone') || ' instead of UTC'
    where current_setting('TimeZone') not in ('UTC', 'Etc/UTC', 'GMT')
  union all select 'has the isolation level ' || current_setting('default_transaction_isolation')
    where current_setting('default_transaction_isolation') <> 'read committed'
  union all select 'has no ' || name
    from pg_settings
    where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') and setting = '0'`;

async function findRoleProblems(pool: pg.Pool, expectedRole: string): Promise<string[]> {
  const { rows: identity } = await pool.query<{ name: string }>("select current_user::text as name");
  const name = identity[0]?.name ?? "nobody";
  const { rows } = await pool.query<{ finding: string }>(roleQuestion);
  const findings = rows.map(({ finding }) => `${name} ${finding}.`);
  return name === expectedRole ? findings : [`The login is ${name} where ${expectedRole} is expected.`, ...findings];
}

async function findTableProblems(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ table_name: string; enabled: boolean; forced: boolean }>(`
    select class.relname as table_name, class.relrowsecurity as enabled, class.relforcerowsecurity as forced
    from pg_class class
    where class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace
      and (class.relname = 'tenants' or exists (
        select from pg_attribute where attrelid = class.oid and attname = 'tenant_id' and not attisdropped))
    order by class.relname`);
  if (rows.length === 0) return ["There is no table with a tenant_id: the migrations are not applied."];
  return rows.flatMap(({ table_name, enabled, forced }) => [
    ...(enabled ? [] : [`${table_name} does not have row-level security enabled.`]),
    ...(forced ? [] : [`${table_name} does not have row-level security forced.`]),
  ]);
}

interface PolicyRow {
  readonly table_name: string;
  readonly policy_name: string;
  readonly role_name: string;
  readonly by_owner: boolean;
  readonly command: "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "ALL";
  readonly permissive: boolean;
  readonly condition: string;
}

async function findPolicyProblems(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<PolicyRow>(`
    select class.relname as table_name, policy.polname as policy_name,
      coalesce(role.rolname, 'PUBLIC') as role_name, role.oid is not distinct from class.relowner as by_owner,
      case policy.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE'
        else 'ALL' end as command,
      policy.polpermissive as permissive,
      concat_ws(' ', pg_get_expr(policy.polqual, policy.polrelid), pg_get_expr(policy.polwithcheck, policy.polrelid))
        as condition
    from pg_policy policy
    join pg_class class on class.oid = policy.polrelid
    cross join lateral unnest(policy.polroles) as granted (role_id)
    left join pg_roles role on role.oid = granted.role_id
    order by class.relname, policy.polname`);
  return [...rows.flatMap(judgePolicy), ...findGrantsWithoutPolicy(rows)];
}

function judgePolicy({ table_name, policy_name, role_name, by_owner, command, condition }: PolicyRow): string[] {
  const policy = `The policy ${policy_name} on ${table_name}`;
  if (by_owner) return [];
  if (role_name === appRoles.web) {
    if (command !== "SELECT") return [`${policy} lets ${role_name} do more than read.`];
    const confined = table_name === "tenants" || condition.includes("app.tenant_id");
    return confined && !condition.includes("app.bypass_rls")
      ? []
      : [`${policy} does not confine ${role_name} to the tenant in app.tenant_id.`];
  }
  if (role_name !== appRoles.intake) return [`${policy} is for ${role_name}, which has no business there.`];
  const gated = table_name === "tenants" || condition.includes("app.bypass_rls");
  return gated ? [] : [`${policy} does not wait for app.bypass_rls.`];
}

// Without a policy a grant shows nothing; with two, either may let a row through.
function findGrantsWithoutPolicy(policies: readonly PolicyRow[]): string[] {
  const granted = new Set([...expectedGrants].map((grant) => grant.replace(/\.\w+$/, "")));
  return [...granted].flatMap((grant) => {
    const [role, command, , table] = grant.split(" ");
    if (table === "_prisma_migrations") return [];
    const matching = policies.filter(
      (policy) =>
        policy.permissive &&
        policy.table_name === table &&
        policy.role_name === role &&
        (policy.command === command || policy.command === "ALL"),
    );
    return matching.length === 1 ? [] : [`${grant} has ${String(matching.length)} policies instead of one.`];
  });
}

async function findGrantProblems(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ grant_text: string }>(
    `
    with relations as (
      select oid, relacl, relowner,
        case relnamespace when 'public'::regnamespace then '' else relnamespace::regnamespace || '.' end || relname
          as relname
      from pg_class
      where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    ), grants as (
      select relname as target, entry.grantee, entry.privilege_type, relowner
      from relations cross join lateral aclexplode(relacl) entry
      union all
      select relname || '.' || attname, entry.grantee, entry.privilege_type, relowner
      from relations join pg_attribute on attrelid = relations.oid
      cross join lateral aclexplode(attacl) entry
    )
    select distinct coalesce(role.rolname, 'PUBLIC') || ' ' || privilege_type || ' on ' || target as grant_text
    from grants left join pg_roles role on role.oid = grantee
    where grantee = 0 or role.rolname = any ($1)
    order by 1`,
    [Object.values(appRoles)],
  );
  return rows
    .map(({ grant_text }) => grant_text)
    .filter((grant) => !expectedGrants.has(grant) && !jobQueueGrants.has(grant))
    .map((grant) => `There is a grant that must not be: ${grant}.`);
}
