import type { Database } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import type { DraftName } from "./form-draft.ts";
import { lockForm } from "./lock-form.ts";

/** What an operator does with a whole form. A retired form takes nothing any more; what it took stays. */
export type FormAction = "retire" | "restore" | "make_default";

/** What came of it. */
export type FormActionOutcome = "done" | "no_form" | "retired" | "unpublished";

/** Retires a form, takes it back, or makes it the tenant's default. */
export async function setFormState(
  database: Database,
  { tenantId, key, action, requestId }: DraftName & { action: FormAction; requestId: string },
): Promise<FormActionOutcome> {
  return database.withRlsBypass(async (tx): Promise<FormActionOutcome> => {
    // Two new defaults at once wait for each other here, in one order; each would lock the other's form otherwise.
    if (action === "make_default") {
      await tx.$queryRaw`select id from forms where tenant_id = ${tenantId}::uuid order by id for update`;
    }
    const form = await lockForm(tx, tenantId, key);
    if (form === null) return "no_form";
    if (action === "make_default") {
      if (form.isRetired) return "retired";
      if (form.currentVersion === 0) return "unpublished";
      await tx.$executeRaw`update forms set is_default = null where tenant_id = ${tenantId}::uuid and is_default`;
    }
    await tx.$executeRaw`
      update forms set
        retired_at = case ${action} when 'retire' then coalesce(retired_at, now()) when 'restore' then null else retired_at end,
        is_default = case ${action} when 'make_default' then true when 'retire' then null else is_default end
      where tenant_id = ${tenantId}::uuid and id = ${form.id}::uuid`;
    await recordOperatorAction(tx, { tenantId, action: `form.${pastOf[action]}`, requestId });
    return "done";
  });
}

const pastOf: Readonly<Record<FormAction, string>> = {
  retire: "retired",
  restore: "restored",
  make_default: "made_default",
};
