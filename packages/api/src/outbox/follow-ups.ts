import type { NewJob } from "@portal/db/jobs";
import { deliveryJobOf } from "../webhook/delivery-job.ts";
import type { OutboxEvent } from "./outbox-event.ts";

type FollowUp = (event: OutboxEvent) => NewJob;

/** The table of contents of what follows from what: for each type of event, the jobs that it makes. */
export const followUps: ReadonlyMap<string, readonly FollowUp[]> = new Map([
  ["conversation.created", [eventJob("announce-event"), eventJob("mail-requester")]],
  // Whoever looks at what is quarantined decides whether its sender hears of it: that is its release.
  ["conversation.held", [eventJob("mail-requester")]],
  ["conversation.verified", [eventJob("announce-event"), eventJob("mail-requester")]],
  ["conversation.released", [eventJob("announce-event"), eventJob("mail-requester")]],
  ["webhook.test", [eventJob("announce-event")]],
  ["webhook.replayed", [deliveryJobOf]],
]);

/** The jobs that an event makes. */
export function followUpsOf(event: OutboxEvent): readonly NewJob[] {
  return (followUps.get(event.type) ?? []).map((followUp) => followUp(event));
}

function eventJob(task: string): FollowUp {
  return ({ tenantId, id, requestId }) => ({
    task,
    payload: { tenant_id: tenantId, event_id: id, request_id: requestId },
  });
}
