import type { WebhookMessage } from "@portal/contract";
import { drawId, type Database, type Transaction } from "@portal/db";
import type { JobSender } from "@portal/db/jobs";
import { z } from "zod";
import type { EventJob } from "../outbox/outbox-event.ts";
import { newDeliveryJob } from "./delivery-job.ts";
import { writeMessage } from "./write-message.ts";

const deliveryRows = z.array(z.object({ id: z.string(), endpoint_id: z.string() }));

/** Who makes the announcement: the database, and the queue that its deliveries go to. */
export interface Announcer {
  database: Database;
  jobs: JobSender;
}

/**
 * Addresses an event to every endpoint of its tenant that wants to know. Safe to run again: an endpoint has one delivery for an
 * event, and only who makes the delivery makes its job.
 *
 * @returns how many deliveries were made
 */
export async function announceEvent({ database, jobs }: Announcer, job: EventJob): Promise<number> {
  return database.withRlsBypass(async (tx) => {
    const message = await writeMessage(tx, job);
    if (message === null) return 0;
    const deliveries = await insertDeliveries(tx, job, message);
    await jobs.enqueue(
      tx,
      deliveries.map(({ id, endpoint_id }) =>
        newDeliveryJob({
          tenant_id: job.tenant_id,
          delivery_id: id,
          endpoint_id,
          attempt: 1,
          request_id: job.request_id,
        }),
      ),
    );
    return deliveries.length;
  });
}

async function insertDeliveries(tx: Transaction, job: EventJob, message: WebhookMessage) {
  const endpoints = await tx.$queryRaw<{ id: string }[]>`
    select id from webhook_endpoints
    where tenant_id = ${job.tenant_id}::uuid and disabled_at is null
      and case when ${message.type} = 'webhook.test' then id = ${testedEndpointId(message)}::uuid
        else ${message.type} = any (event_types) end
    order by id`;
  if (endpoints.length === 0) return [];
  return deliveryRows.parse(
    await tx.$queryRaw`
      insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type, body, next_attempt_at)
      select ${job.tenant_id}::uuid, id, endpoint_id, ${job.event_id}::uuid, ${message.type}, ${JSON.stringify(message)}, now()
      from unnest(${endpoints.map(() => drawId())}::uuid[], ${endpoints.map(({ id }) => id)}::uuid[]) as wanted (id, endpoint_id)
      on conflict (tenant_id, endpoint_id, event_id) do nothing
      returning id, endpoint_id`,
  );
}

function testedEndpointId(message: WebhookMessage): string | null {
  return message.type === "webhook.test" ? message.data.endpoint_id : null;
}
