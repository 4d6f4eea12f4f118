import { z } from "zod";
import { counted, type Finding, noted } from "./findings.ts";
import type { Outcome } from "./persistent-client.ts";
import type { StressedPortal } from "./stressed-portal.ts";

const totals = z.tuple([z.object({ unannounced: z.number(), undelivered: z.number(), delivered: z.number() })]);

/** Whether every conversation was announced, and announced again only as the same message. */
export async function checkWebhooks(
  { inspection, webhooks: { received } }: StressedPortal,
  outcomes: readonly Outcome[],
): Promise<Finding[]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select (select count(*)::int from outbox_events o where type = 'conversation.created' and not exists (
          select from webhook_deliveries d where d.tenant_id = o.tenant_id and d.event_id = o.id)) as unannounced,
        (select count(*)::int from webhook_deliveries where status <> 'delivered') as undelivered,
        (select count(*)::int from webhook_deliveries where status = 'delivered') as delivered`,
  );
  const [found] = totals.parse(rows);
  const told = new Set(received.map(({ conversationId }) => conversationId));
  const missing = outcomes.filter(({ status, conversationId }) => status === 201 && !told.has(conversationId));
  const byId = Map.groupBy(received, ({ id }) => id);
  const bodies = [...byId.values()].map((same) => new Set(same.map(({ body }) => body)).size);
  return [
    noted("webhooks received", received.length),
    noted("  of them again, under the same id", received.length - byId.size),
    counted("webhook ids (one for each delivery)", byId.size, found.delivered),
    counted("conversations told of under two ids", byId.size - told.size),
    counted("webhook ids with two bodies", bodies.filter((different) => different > 1).length),
    counted("201 that no webhook told of", missing.length),
    counted("events without a delivery", found.unannounced),
    counted("deliveries not made", found.undelivered),
  ];
}
