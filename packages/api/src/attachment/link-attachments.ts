import type { Problem } from "@portal/contract";
import type { Transaction } from "@portal/db";
import { z } from "zod";
import { PortalError } from "../errors/portal-error.ts";
import { unavailableAt } from "./attachment-problems.ts";
import type { Upload } from "./find-uploads.ts";
import type { TakenFile } from "./take-attachments.ts";

/** The message that files are linked to. */
export interface LinkTarget {
  tenantId: string;
  conversationId: string;
  messageId: string;
}

const linkedRows = z.array(z.object({ id: z.string() }));

/**
 * Links files to a message, all of them or none, in one statement. The condition is what makes a file belong to one conversation: of
 * fifty transactions at once the losers wait for the winner, look again, and find it taken. Rows are locked in one order for
 * everybody, so that two submissions with the same files do not wait for each other.
 *
 * @throws PortalError `invalid_input` naming the place in the list of every file that is no longer to be had; the transaction is over then
 */
export async function linkAttachments(tx: Transaction, target: LinkTarget, files: readonly TakenFile[]): Promise<void> {
  const linked = new Set(
    linkedRows
      .parse(
        await linkAll(
          tx,
          target,
          files.map(({ upload }) => upload),
        ),
      )
      .map(({ id }) => id),
  );
  if (linked.size === files.length) return;
  const problems = files.flatMap(({ upload, presented }): Problem[] =>
    linked.has(upload.id) ? [] : [unavailableAt(presented.loc)],
  );
  throw new PortalError("invalid_input", { problems });
}

function linkAll(tx: Transaction, { tenantId, conversationId, messageId }: LinkTarget, uploads: readonly Upload[]) {
  const ids = uploads.map(({ id }) => id);
  const hashes = uploads.map(({ tokenHash }) => tokenHash);
  return tx.$queryRaw`
    with free as (
      select attachments.id
      from unnest(${ids}::uuid[], ${hashes}::text[]) as asked (id, token_hash)
      join attachments on attachments.id = asked.id and attachments.token_hash = decode(asked.token_hash, 'hex')
      where tenant_id = ${tenantId}::uuid and conversation_id is null and expires_at > now()
        and check_result = 'passed' and scan_status <> 'infected'
      order by attachments.id
      for update of attachments
    )
    update attachments
    set conversation_id = ${conversationId}::uuid, message_id = ${messageId}::uuid, linked_at = now()
    from free
    where attachments.tenant_id = ${tenantId}::uuid and attachments.id = free.id
    returning attachments.id`;
}
