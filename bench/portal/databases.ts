import { createTenant, demoTenants, type EmbeddedUrls, updateTenant } from "@portal/db/admin";
import pg from "pg";

const tenantCount = 50;

/** Makes the tenants that the load goes to; they ask for no challenges. Returns their ids, the busy one first. */
export async function createBusyTenants(ownerUrl: string): Promise<string[]> {
  await updateTenant(ownerUrl, demoTenants.acme.slug, { challengePolicy: "off" });
  const ids: string[] = [demoTenants.acme.id];
  for (let number = 1; ids.length < tenantCount; number += 1) {
    const slug = `tenant-${number}`;
    const looks = { title: "A help center", description: "", primaryColor: "#0f5bd7" };
    ids.push(await createTenant(ownerUrl, { slug, name: slug, ...looks }));
    await updateTenant(ownerUrl, slug, { challengePolicy: "off" });
  }
  return ids;
}

/** Copies the portal's database, which nobody may be connected to, within its server. */
export async function copyDatabase(urls: EmbeddedUrls, name: "unguarded" | `grown_${number}`): Promise<EmbeddedUrls> {
  await asSuperuser(inDatabase(urls.superuserUrl, "postgres"), (client) =>
    client.query(`create database ${name} template portal owner portal_owner`),
  );
  return {
    ownerUrl: inDatabase(urls.ownerUrl, name),
    webUrl: inDatabase(urls.webUrl, name),
    intakeUrl: inDatabase(urls.intakeUrl, name),
    superuserUrl: inDatabase(urls.superuserUrl, name),
  };
}

/** Takes the row-level security off all tables. A portal would refuse to serve from this: only the floor is measured on it. */
export async function removeRowLevelSecurity({ superuserUrl }: EmbeddedUrls): Promise<void> {
  await asSuperuser(superuserUrl, (client) =>
    client.query(`
      do $$ declare name text; begin
        for name in select oid::regclass::text from pg_class where relrowsecurity and relkind = 'r' loop
          execute format('alter table %s disable row level security, no force row level security', name);
        end loop;
      end $$`),
  );
}

/** Runs statements as the superuser, on a connection of their own. */
export async function asSuperuser<T>(superuserUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
