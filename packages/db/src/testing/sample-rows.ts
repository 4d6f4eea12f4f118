import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { drawId } from "../draw-id.ts";

/** One row of each tenant table, as column names and values, keyed by table. */
export type SampleRows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Tables in an order in which parents come before children. */
export const tenantTables = [
  "forms",
  "form_versions",
  "form_drafts",
  "contacts",
  "conversations",
  "messages",
  "api_keys",
  "audit_events",
  "sign_in_links",
  "refresh_tokens",
  "token_issuers",
  "attachments",
  "idempotency_keys",
  "outbox_events",
  "webhook_endpoints",
  "webhook_secrets",
  "webhook_deliveries",
  "webhook_attempts",
  "spent_challenges",
  "requester_mails",
  "mailbox_proofs",
] as const;

/** One row for every tenant table, belonging together and to `tenantId`. Every call makes different ones. */
export function sampleRows(tenantId: string): SampleRows {
  const [contactId, conversationId, messageId] = [drawId(), drawId(), drawId()];
  const [eventId, endpointId, deliveryId, formId] = [drawId(), drawId(), drawId(), drawId()];
  const apiKeyId = drawId();
  const mark = randomBytes(6).toString("hex");
  const own = () => ({ tenant_id: tenantId, id: drawId() });
  return new Map<string, Record<string, unknown>>([
    ["forms", { ...own(), id: formId, key: `form-${mark}` }],
    [
      "form_versions",
      { tenant_id: tenantId, form_id: formId, version: 1, document: {}, content_hash: randomBytes(32) },
    ],
    ["form_drafts", { tenant_id: tenantId, form_id: formId, document: {}, base_version: 1 }],
    ["contacts", { ...own(), id: contactId, email: `${mark}@example.com`, name: "Ada" }],
    [
      "conversations",
      {
        ...own(),
        id: conversationId,
        contact_id: contactId,
        form_id: formId,
        form_version: 1,
        ...conversationColumns(),
      },
    ],
    [
      "messages",
      { ...own(), id: messageId, conversation_id: conversationId, sender_type: "contact", body: "It is broken." },
    ],
    [
      "api_keys",
      {
        ...own(),
        id: apiKeyId,
        name: "CRM",
        prefix: `hck_${mark.slice(0, 8)}`,
        key_hash: randomHash(),
        scopes: ["conversations:write"],
      },
    ],
    [
      "audit_events",
      {
        ...own(),
        conversation_id: conversationId,
        api_key_id: apiKeyId,
        action: "conversation.created",
        actor_kind: "anonymous",
        door: "rest",
        request_id: mark,
      },
    ],
    ["sign_in_links", { ...own(), ...secretColumns(), email: `${mark}@example.com` }],
    ["refresh_tokens", { ...own(), ...secretColumns(), contact_id: contactId, family_id: drawId() }],
    [
      "token_issuers",
      {
        ...own(),
        issuer: `https://${mark}.example`,
        audience: "help-center",
        jwks: { keys: [] },
        algorithms: ["ES256"],
      },
    ],
    [
      "attachments",
      {
        ...own(),
        ...secretColumns(),
        ...passedColumns(mark),
        conversation_id: conversationId,
        message_id: messageId,
        linked_at: new Date(),
      },
    ],
    ["idempotency_keys", { tenant_id: tenantId, conversation_id: conversationId, ...keyColumns() }],
    [
      "outbox_events",
      { ...own(), id: eventId, conversation_id: conversationId, type: "conversation.created", request_id: mark },
    ],
    [
      "webhook_endpoints",
      { ...own(), id: endpointId, url: `https://${mark}.example/hook`, event_types: ["conversation.created"] },
    ],
    ["webhook_secrets", { ...own(), endpoint_id: endpointId, secret: `whsec_${randomBytes(24).toString("base64")}` }],
    [
      "webhook_deliveries",
      {
        ...own(),
        id: deliveryId,
        endpoint_id: endpointId,
        event_id: eventId,
        event_type: "conversation.created",
        body: "{}",
      },
    ],
    [
      "webhook_attempts",
      {
        tenant_id: tenantId,
        delivery_id: deliveryId,
        attempt: 1,
        outcome: "delivered",
        status_code: 204,
        duration_ms: 7,
      },
    ],
    ["spent_challenges", { tenant_id: tenantId, nonce: randomBytes(16), expires_at: inAnHour() }],
    [
      "requester_mails",
      { tenant_id: tenantId, conversation_id: conversationId, kind: "confirm", event_id: eventId, outcome: "due" },
    ],
    [
      "mailbox_proofs",
      {
        ...own(),
        ...secretColumns(),
        conversation_id: conversationId,
        disown_token_hash: randomHash(),
        address_hash: randomHash(),
      },
    ],
  ]);
}

/** Inserts one row into a table. */
export async function insertRow(
  client: pg.ClientBase,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<number> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${String(index + 1)}`);
  const statement = `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`;
  return (await client.query(statement, Object.values(row))).rowCount ?? 0;
}

/** Inserts a set of sample rows for a tenant and returns them. */
export async function insertSampleRows(client: pg.ClientBase, tenantId: string): Promise<SampleRows> {
  const rows = sampleRows(tenantId);
  for (const [table, row] of rows) await insertRow(client, table, row);
  return rows;
}

function conversationColumns() {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const code = [...randomBytes(8)].map((byte) => letters.charAt(byte % 32)).join("");
  return {
    display_id: `REQ-${code.slice(0, 4)}-${code.slice(4)}`,
    channel: "portal_form",
    status: "open",
    subject: "Printer on fire",
    priority: "medium",
    requester_name: "Ada",
    requester_verification: "claimed",
  };
}

function passedColumns(mark: string) {
  return {
    filename: "photo.png",
    content_type: "image/png",
    size_bytes: 7,
    check_result: "passed",
    checked_at: new Date(),
    object_key: `kept/${mark}`,
    sha256: createHash("sha256").update(mark).digest(),
  };
}

function secretColumns() {
  return { token_hash: randomHash(), expires_at: inAnHour() };
}

function keyColumns() {
  return { key_hash: randomHash(), fingerprint: randomHash(), expires_at: inAnHour() };
}

function randomHash(): Buffer {
  return createHash("sha256").update(randomBytes(32)).digest();
}

function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}
