import { listFormSummaries, type OperatorFormSummary } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";

const optionsSchema = z.object({ tenant: slugOption, json: jsonFlag });

/** Lists a tenant's forms. */
export async function* listForms(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  yield* showList(onePage(await listFormSummaries(tenant.database, tenant.tenantId)), view, json);
}

const view: ListView<OperatorFormSummary> = {
  none: "The tenant has no forms; people fill in the plain fields.",
  describe: ({ id, key, currentVersion, isDefault, isRetired, draftRevision }) => ({
    id,
    key,
    current_version: currentVersion,
    is_default: isDefault,
    is_retired: isRetired,
    draft_revision: draftRevision,
  }),
  columns: [
    { heading: "KEY", cell: ({ key }) => key },
    { heading: "VERSION", cell: ({ currentVersion }) => String(currentVersion ?? "") },
    {
      heading: "DRAFT",
      cell: ({ draftRevision }) => (draftRevision === null ? "" : `revision ${String(draftRevision)}`),
    },
    { heading: "STATE", cell: stateOf },
    { heading: "ID", cell: ({ id }) => id },
  ],
};

function stateOf({ isDefault, isRetired, currentVersion }: OperatorFormSummary): string {
  if (isRetired) return "retired";
  if (currentVersion === null) return "unpublished";
  return isDefault ? "default" : "published";
}
