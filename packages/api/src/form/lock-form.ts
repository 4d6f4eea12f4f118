import type { Transaction } from "@portal/db";
import { z } from "zod";

const lockedRows = z.array(z.object({ id: z.string(), isRetired: z.boolean(), currentVersion: z.number() }));

/** A form that nobody else changes until the transaction ends. */
export interface LockedForm {
  id: string;
  isRetired: boolean;
  /** 0 while nothing is published. */
  currentVersion: number;
}

/** Takes the lock that whoever changes a form holds; `null` when there is no such form. */
export async function lockForm(tx: Transaction, tenantId: string, key: string): Promise<LockedForm | null> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from forms where tenant_id = ${tenantId}::uuid and key = ${key} for update`;
  if (locked.length === 0) return null;
  // A statement of its own, because the one that waited for the lock still sees what was there before it.
  const [form] = lockedRows.parse(
    await tx.$queryRaw`
      select id, retired_at is not null as "isRetired",
        coalesce((select max(version) from form_versions
          where form_versions.tenant_id = forms.tenant_id and form_id = forms.id), 0) as "currentVersion"
      from forms where tenant_id = ${tenantId}::uuid and key = ${key}`,
  );
  return form ?? null;
}
