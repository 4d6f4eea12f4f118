import { type ListedApiKey, listApiKeys as list } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

const optionsSchema = z.object({ tenant: slugOption, json: jsonFlag });

/** Lists a tenant's keys, of which it shows no more than the beginning. */
export async function* listApiKeys(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  yield* showList(onePage(await list(tenant.database, tenant.tenantId)), viewAt(new Date()), json);
}

function viewAt(now: Date): ListView<ListedApiKey> {
  return {
    none: "The tenant has no API keys; `portal api-keys create` makes one.",
    describe: (apiKey) => describeApiKey(apiKey, now),
    columns: [
      { heading: "ID", cell: ({ id }) => id },
      { heading: "NAME", maxWidth: 32, cell: ({ name }) => name },
      { heading: "KEY", cell: ({ prefix }) => `${prefix}…` },
      { heading: "SCOPES", cell: ({ scopes }) => scopes.join(" ") },
      { heading: "STATE", cell: (apiKey) => stateOf(apiKey, now) },
      { heading: "SINCE", cell: ({ createdAt }) => showTime(createdAt) },
      { heading: "UNTIL", cell: ({ revokedAt, expiresAt }) => timeIfAny(revokedAt ?? expiresAt) },
      { heading: "LAST USED", cell: ({ lastUsedAt }) => timeIfAny(lastUsedAt) },
    ],
  };
}

function timeIfAny(time: Date | null): string {
  return time === null ? "" : showTime(time);
}

function stateOf({ revokedAt, expiresAt }: ListedApiKey, now: Date): "good" | "revoked" | "expired" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= now ? "expired" : "good";
}

function describeApiKey(apiKey: ListedApiKey, now: Date) {
  const { id, name, prefix, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = apiKey;
  return {
    id,
    name,
    prefix,
    scopes,
    state: stateOf(apiKey, now),
    created_at: createdAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
    revoked_at: revokedAt?.toISOString() ?? null,
    last_used_at: lastUsedAt?.toISOString() ?? null,
  };
}
