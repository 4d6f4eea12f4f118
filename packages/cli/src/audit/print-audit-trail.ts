import { listAuditEvents, type AuditEvent } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, limitOption, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { findTenant } from "../database/find-tenant.ts";
import { openDatabase } from "../database/open-database.ts";
import { type ListView, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

const optionsSchema = z.object({ tenant: slugOption, limit: limitOption, json: jsonFlag });

/** Prints a tenant's audit trail, as portal_web under the tenant's row-level security. */
export async function* printAuditTrail(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, limit, json } = readOptions(optionsSchema, given);
  await using connection = await openDatabase(readSettings());
  const { database } = connection;
  const { id: tenantId } = await findTenant(database, { slug });
  yield* showList(listAuditEvents(database, { tenantId, limit }), view, json);
}

const view: ListView<AuditEvent> = {
  none: "Nothing has been done yet.",
  describe: describeEvent,
  columns: [
    { heading: "TIME", cell: ({ createdAt }) => showTime(createdAt) },
    { heading: "ACTION", cell: ({ action }) => action },
    { heading: "ACTOR", cell: ({ actorKind }) => actorKind },
    { heading: "DOOR", cell: ({ door }) => door },
    { heading: "CONVERSATION", cell: ({ conversation }) => conversation?.displayId ?? "" },
    { heading: "API KEY", cell: ({ apiKeyId }) => apiKeyId ?? "" },
    { heading: "REQUEST ID", cell: ({ requestId }) => requestId },
  ],
};

function describeEvent({ id, action, actorKind, door, conversation, apiKeyId, requestId, createdAt }: AuditEvent) {
  return {
    id,
    action,
    actor_kind: actorKind,
    door,
    conversation_id: conversation?.id ?? null,
    display_id: conversation?.displayId ?? null,
    api_key_id: apiKeyId,
    request_id: requestId,
    created_at: createdAt.toISOString(),
  };
}
