import { isHelpCenterError } from "../error/help-center-error.ts";
import type { Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Transport } from "../transport/transport.ts";
import type { KeyReceipt } from "../wire.ts";

/**
 * Asks whether the submission that was sent under a key has arrived.
 *
 * @returns `null` when it has not, or more than 24 hours ago
 */
export async function findReceipt(
  transport: Transport,
  idempotencyKey: string,
  deadline: Deadline,
): Promise<KeyReceipt | null> {
  try {
    const answer = await transport.send(
      { method: "GET", path: "/api/v1/help-center/receipts", headers: { "Idempotency-Key": idempotencyKey } },
      deadline,
    );
    return expectBody<KeyReceipt>(answer, ["id", "display_id", "created_at"]);
  } catch (error) {
    if (isHelpCenterError(error) && error.type === "not_found") return null;
    throw error;
  }
}
