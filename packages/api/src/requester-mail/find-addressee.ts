import type { Transaction } from "@portal/db";
import { z } from "zod";
import type { EventJob } from "../outbox/outbox-event.ts";

const addresseeRows = z.array(
  z.object({
    conversationId: z.string(),
    displayId: z.string(),
    subject: z.string(),
    verification: z.enum(["claimed", "mailbox", "token"]),
    askedLanguage: z.string().nullable(),
    email: z.string(),
    tenantName: z.string(),
    tenantSlug: z.string(),
    tenantLocale: z.string(),
  }),
);

/** A conversation that somebody is to be mailed about, and who. */
export type Addressee = z.infer<typeof addresseeRows>[number];

/**
 * Finds whom an event's conversation is from, as it is now. `null` when there is nobody to be mailed: the conversation waits for somebody to
 * look at it, or its tenant is disabled.
 */
export async function findAddressee(tx: Transaction, { tenant_id, event_id }: EventJob): Promise<Addressee | null> {
  const [addressee] = addresseeRows.parse(
    await tx.$queryRaw`
      select conversation.id as "conversationId", conversation.display_id as "displayId", conversation.subject,
        conversation.requester_verification::text as verification, conversation.requester_locale as "askedLanguage",
        contact.email, tenant.name as "tenantName", tenant.slug as "tenantSlug", tenant.locale as "tenantLocale"
      from outbox_events event
      join conversations conversation on conversation.tenant_id = event.tenant_id and conversation.id = event.conversation_id
      join contacts contact on contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id
      join tenants tenant on tenant.id = conversation.tenant_id
      where event.tenant_id = ${tenant_id}::uuid and event.id = ${event_id}::uuid
        and conversation.disposition <> 'quarantined' and tenant.disabled_at is null`,
  );
  return addressee ?? null;
}
