import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddedUrls } from "@portal/db/admin";
import type pg from "pg";
import { asSuperuser } from "./databases.ts";

interface Growth {
  readonly urls: EmbeddedUrls;
  /** A folder that the database server can write to. */
  readonly folder: string;
  readonly tenantIds: readonly string[];
  readonly conversations: number;
}

/** What a row holds, in terms of `n`, its number, and `tenant`; ids are hashes, as scattered as a year's worth of real ones. */
const columnsOf = {
  contacts: {
    tenant_id: "tenant",
    id: "md5('contact' || n)::uuid",
    email: "'grown-' || n || '@example.com'",
    name: "'Grown Person'",
  },
  conversations: {
    tenant_id: "tenant",
    id: "md5('conversation' || n)::uuid",
    // Eight hexadecimal digits, all of which a reference may have.
    display_id: "'GRO-' || upper(substr(lpad(to_hex(n), 8, '0'), 1, 4) || '-' || substr(lpad(to_hex(n), 8, '0'), 5))",
    contact_id: "md5('contact' || n)::uuid",
    channel: "'portal_form'",
    status: "'open'",
    subject: "'Something that somebody has asked'",
    priority: "'medium'",
    requester_name: "'Grown Person'",
    requester_verification: "'claimed'",
  },
  messages: {
    tenant_id: "tenant",
    id: "md5('message' || n)::uuid",
    conversation_id: "md5('conversation' || n)::uuid",
    sender_type: "'contact'",
    body: "repeat('Words that somebody has written. ', 4)",
  },
  audit_events: {
    tenant_id: "tenant",
    id: "md5('audit' || n)::uuid",
    conversation_id: "md5('conversation' || n)::uuid",
    action: "'conversation.created'",
    actor_kind: "'anonymous'",
    door: "'rest'",
    request_id: "md5('request' || n)",
  },
} as const;

/** Fills a database with conversations by COPY, spread over the tenants, and lets PostgreSQL look at what it has. */
export async function growDatabase({ urls, folder, tenantIds, conversations }: Growth): Promise<void> {
  const file = join(folder, "grown.copy");
  await asSuperuser(urls.superuserUrl, async (client) => {
    // Foreign keys would be looked up for every row, and these rows are right.
    await client.query("set session_replication_role = replica");
    for (const [table, columns] of Object.entries(columnsOf)) {
      await client.query(writeRows({ columns, tenantIds, conversations }, client.escapeLiteral(file)));
      await copyIn(client, table, { names: Object.keys(columns), file });
    }
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  });
  await rm(file, { force: true });
}

function writeRows(
  { columns, tenantIds, conversations }: Pick<Growth, "tenantIds" | "conversations"> & { columns: object },
  file: string,
): string {
  const ids = tenantIds.map((id) => `'${id}'`).join(", ");
  return `copy (
    select ${Object.values(columns).join(", ")}
    from (select n, (array[${ids}]::uuid[])[1 + n % ${tenantIds.length}] as tenant
          from generate_series(1, ${conversations}) n) numbered
  ) to ${file}`;
}

async function copyIn(client: pg.Client, table: string, { names, file }: { names: string[]; file: string }) {
  await client.query(`copy ${table} (${names.join(", ")}) from ${client.escapeLiteral(file)}`);
}
