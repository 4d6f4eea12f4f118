import { releaseConversation } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";

const optionsSchema = z.object({ tenant: slugOption, conversation: z.string(), json: jsonFlag });

/** Releases one conversation that waits. */
export async function* releaseWaiting(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, conversation, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const released = await releaseConversation(database, { tenantId, conversation, requestId });
  if (released === null) {
    throw new Refusal("notFound", `Tenant ${slug} has no such conversation that is held or quarantined.`);
  }
  yield json
    ? jsonLine({ id: released.id, display_id: released.displayId, released: true, request_id: requestId })
    : `${released.displayId} is released.`;
}
