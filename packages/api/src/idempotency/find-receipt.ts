import { findIdempotencyKeyProblem, type KeyReceipt, type Problem } from "@portal/contract";
import { z } from "zod";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { hashKey } from "./key-request.ts";

const keyMissing: Problem = { loc: ["header", "idempotency-key"], msg: "Field required", type: "missing" };

const receiptRows = z.array(z.object({ id: z.string(), display_id: z.string(), created_at: z.date() }));

/**
 * Answers "did my submission land?" for a key that its holder made: for a caller whose connection broke before the answer came.
 *
 * @throws PortalError `invalid_input` without a proper key, `not_found` when nothing was stored under it, or not any more
 */
export async function findReceipt({
  services,
  access,
  idempotencyKey,
}: Context & { access: TenantAccess }): Promise<KeyReceipt> {
  const keyHash = hashKey(readKey(idempotencyKey));
  const rows = await services.database.withRlsBypass(
    (tx) => tx.$queryRaw`
      select c.id, c.display_id, c.created_at
      from idempotency_keys k
      join conversations c on c.tenant_id = k.tenant_id and c.id = k.conversation_id
      where k.tenant_id = ${access.tenant.id}::uuid and k.key_hash = ${keyHash} and k.expires_at > now()`,
  );
  const [row] = receiptRows.parse(rows);
  if (row === undefined) throw new PortalError("not_found");
  return { id: row.id, display_id: row.display_id, created_at: row.created_at.toISOString() };
}

function readKey(key: string | undefined): string {
  if (key === undefined) throw new PortalError("invalid_input", { problems: [keyMissing] });
  const problem = findIdempotencyKeyProblem(key);
  if (problem) throw new PortalError("invalid_input", { problems: [problem] });
  return key;
}
