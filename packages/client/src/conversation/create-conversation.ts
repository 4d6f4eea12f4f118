import { HelpCenterFailure, isHelpCenterError } from "../error/help-center-error.ts";
import { sendSolving } from "../challenge/send-solving.ts";
import { drawIdempotencyKey } from "../idempotency/draw-idempotency-key.ts";
import type { Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Transport } from "../transport/transport.ts";
import type { CreatedConversation, Submission } from "../wire.ts";
import { vouchingHeaders, type VouchingTerms } from "./vouching.ts";

/** How a submission is sent. */
export interface SubmissionTerms extends VouchingTerms {
  /**
   * Names the submission, so that sending it again does not store it again. One is drawn unless given; keep your own where a submission
   * has to outlive the program that sends it.
   */
  readonly idempotencyKey?: string | undefined;
}

/** A submission that was stored. */
export interface SubmittedConversation {
  readonly conversation: CreatedConversation;
  /** The key under which it was sent. */
  readonly idempotencyKey: string;
  /** Whether this is the answer to an earlier try, which had been stored already. */
  readonly isReplayed: boolean;
}

const path = "/api/v1/help-center/conversations";

/**
 * Sends a submission under one key until its end is known. A challenge that the help center asks for is solved.
 *
 * @throws HelpCenterError with the key: after `network_error`, `timeout` and a status of 500 or more only the server knows whether it was stored
 */
export async function createConversation(
  transport: Transport,
  submission: Submission,
  { deadline, idempotencyKey = drawIdempotencyKey(), ...terms }: SubmissionTerms & { deadline: Deadline },
): Promise<SubmittedConversation> {
  try {
    const headers = { "Idempotency-Key": idempotencyKey, ...vouchingHeaders(terms) };
    const answer = await sendSolving(transport, { method: "POST", path, headers, body: submission }, deadline);
    return {
      conversation: expectBody<CreatedConversation>(answer, ["id", "display_id", "status", "created_at"]),
      idempotencyKey,
      isReplayed: answer.headers.get("idempotency-replayed") === "true",
    };
  } catch (error) {
    if (!isHelpCenterError(error)) throw error;
    throw new HelpCenterFailure(error, { message: error.message, cause: error.cause, idempotencyKey });
  }
}
