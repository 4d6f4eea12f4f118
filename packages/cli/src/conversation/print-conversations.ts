import { dispositions } from "@portal/contract";
import { listConversations, type StoredConversation, type StoredFile } from "@portal/api/operator";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, limitOption, slugOption } from "../command/common-options.ts";
import { oneOf, readOptions } from "../command/read-options.ts";
import { findTenant } from "../database/find-tenant.ts";
import { openDatabase } from "../database/open-database.ts";
import { type ListView, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

const dispositionOption = oneOf(dispositions).default("accepted");
const optionsSchema = z.object({
  tenant: slugOption,
  disposition: dispositionOption,
  limit: limitOption,
  json: jsonFlag,
});

/** Prints a tenant's conversations as the portal reads them: as portal_web, under the tenant's row-level security. */
export async function* printConversations(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, disposition, limit, json } = readOptions(optionsSchema, given);
  await using connection = await openDatabase(readSettings());
  const { database } = connection;
  const { id: tenantId } = await findTenant(database, { slug });
  const view = disposition === "quarantined" ? quarantineView : acceptedView;
  yield* showList(listConversations(database, { tenantId, disposition, limit }), view, json);
}

const acceptedView: ListView<StoredConversation> = {
  none: "There are no such conversations yet.",
  describe: describeConversation,
  columns: [
    { heading: "REFERENCE", cell: ({ displayId }) => displayId },
    { heading: "CREATED", cell: ({ createdAt }) => showTime(createdAt) },
    { heading: "STATUS", cell: ({ status }) => status },
    { heading: "PRIORITY", cell: ({ priority }) => priority },
    { heading: "SENDER IS", cell: ({ requesterVerification }) => requesterVerification },
    { heading: "NAME", maxWidth: 24, cell: ({ requesterName }) => requesterName },
    { heading: "EMAIL", maxWidth: 32, cell: ({ contact }) => contact.email },
    { heading: "SUBJECT", maxWidth: 60, cell: ({ subject }) => subject },
  ],
};

/** Whoever looks through the quarantine asks first why something is in it. */
const quarantineView: ListView<StoredConversation> = {
  ...acceptedView,
  columns: [
    ...acceptedView.columns.slice(0, 2),
    { heading: "REASONS", maxWidth: 40, cell: ({ quarantineReasons }) => quarantineReasons.join(", ") },
    ...acceptedView.columns.slice(2),
  ],
};

function describeConversation(conversation: StoredConversation) {
  return {
    id: conversation.id,
    display_id: conversation.displayId,
    channel: conversation.channel,
    status: conversation.status,
    subject: conversation.subject,
    description: conversation.description,
    requester_verification: conversation.requesterVerification,
    contact: {
      id: conversation.contact.id,
      email: conversation.contact.email,
      name: conversation.contact.name,
    },
    attachments: conversation.files.map(describeFile),
    form_version: conversation.form?.version ?? null,
    created_at: conversation.createdAt.toISOString(),
    requester_name: conversation.requesterName,
    priority: conversation.priority,
    category: conversation.category,
    disposition: conversation.disposition,
    quarantine_reasons: conversation.quarantineReasons,
    form_id: conversation.form?.id ?? null,
    custom_attrs: conversation.customAttrs,
  };
}

function describeFile({ id, filename, contentType, sizeBytes, sha256, scanStatus }: StoredFile) {
  return { id, filename, content_type: contentType, size_bytes: sizeBytes, sha256, scan_status: scanStatus };
}
