import { Prisma, type Transaction, drawId } from "@portal/db";
import type { Contact } from "../identity/person-claims.ts";

/** A person whose address has just been proved, and the name to know them by if only claims were made until now. */
export interface ProvedPerson {
  tenantId: string;
  /** Canonical address. */
  email: string;
  name: string;
}

/**
 * Finds or makes the one contact of an address that its owner has proved. The name of a contact that only visitors had claimed is
 * replaced, since anybody may have planted it; a proved contact keeps its own. Insert-first, so that simultaneous first proofs
 * make one contact.
 */
export async function proveContact(tx: Transaction, { tenantId, email, name }: ProvedPerson): Promise<Contact> {
  await tx.$executeRaw`
    insert into contacts (tenant_id, id, email, name, verified_at)
    values (${tenantId}::uuid, ${drawId()}::uuid, ${email}, ${name}, now())
    on conflict (tenant_id, email) do nothing`;
  await tx.$executeRaw(claimsTakenOver({ tenantId, email, name }));
  const contact = await tx.contact.findUniqueOrThrow({
    where: { tenantId_email: { tenantId, email } },
    select: { id: true, name: true },
  });
  return { tenantId, requesterId: contact.id, email, name: contact.name };
}

/** A contact that only claims had made becomes the person's own; once proved, nothing here changes it again. */
export function claimsTakenOver({ tenantId, name, email }: ProvedPerson): Prisma.Sql {
  return Prisma.sql`
    update contacts set name = ${name}, verified_at = now(), updated_at = now()
    where tenant_id = ${tenantId}::uuid and email = ${email} and verified_at is null`;
}
