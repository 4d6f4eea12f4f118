import { createHash } from "node:crypto";
import type { Database } from "@portal/db";
import type { Submission } from "../conversation/read-submission.ts";
import { nameFiles } from "./name-files.ts";

/** A request and the key that its caller gave it, both as SHA-256: neither can be read back from the database. */
export interface KeyedRequest {
  tenantId: string;
  keyHash: Uint8Array<ArrayBuffer>;
  fingerprint: Uint8Array<ArrayBuffer>;
}

/**
 * Says what "the same request" means: the same tenant and sender, the same checked values and the same files, whichever door they
 * came through.
 */
export async function keyRequest(
  database: Database,
  { tenant, sender, request, files: presented, filled }: Submission,
  key: string,
): Promise<KeyedRequest> {
  const { subject, description, priority, category } = request;
  const attachmentIds = presented.map(({ attachmentId }) => attachmentId);
  const files = await nameFiles(database, { tenantId: tenant.id, attachmentIds });
  const answers =
    filled === null ? [] : [filled.form.id, filled.form.version, filled.customAttrs, presented.map(({ loc }) => loc)];
  const asked = [
    sender.verification,
    sender.email,
    sender.name,
    subject,
    description,
    priority,
    category,
    files,
    ...answers,
  ];
  return { tenantId: tenant.id, keyHash: hashKey(key), fingerprint: sha256(JSON.stringify(asked)) };
}

/** The form in which a key is kept. */
export function hashKey(key: string): Uint8Array<ArrayBuffer> {
  return sha256(key);
}

function sha256(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
