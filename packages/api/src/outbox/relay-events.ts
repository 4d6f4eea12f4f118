import type { Database } from "@portal/db";
import type { JobSender } from "@portal/db/jobs";
import { z } from "zod";
import { followUps, followUpsOf } from "./follow-ups.ts";
import { outboxEventSchema } from "./outbox-event.ts";

/** Events of one transaction; more are left to the next. */
export const relayBatchSize = 100;

const eventRows = z.array(outboxEventSchema);

/** What one pass of the relay did. */
export interface Relayed {
  events: number;
  /** The tasks that got jobs, to be woken now that they are committed. */
  tasks: readonly string[];
}

/**
 * Turns waiting events into jobs, oldest first. Events and jobs change in one transaction, so that an event becomes its jobs
 * once, however many relays there are and wherever one of them dies. A type that this version does not know waits for one
 * that does.
 *
 * Its first statement is the one that names no tenant: what waits, waits for the worker whosever it is.
 */
export async function relayEvents(database: Database, jobs: JobSender): Promise<Relayed> {
  const types = [...followUps.keys()];
  return database.withRlsBypass(async (tx) => {
    const events = eventRows.parse(
      await tx.$queryRaw`
        select tenant_id as "tenantId", id, type, conversation_id as "conversationId", payload, request_id as "requestId"
        from outbox_events
        where relayed_at is null and type = any (${types})
        order by created_at
        limit ${relayBatchSize}
        for update skip locked`,
    );
    if (events.length === 0) return { events: 0, tasks: [] };
    const newJobs = events.flatMap(followUpsOf);
    await jobs.enqueue(tx, newJobs);
    await tx.$executeRaw`
      update outbox_events set relayed_at = now()
      from unnest(${events.map(({ tenantId }) => tenantId)}::uuid[], ${events.map(({ id }) => id)}::uuid[])
        as taken (tenant_id, id)
      where outbox_events.tenant_id = taken.tenant_id and outbox_events.id = taken.id`;
    return { events: events.length, tasks: [...new Set(newJobs.map(({ task }) => task))] };
  });
}
