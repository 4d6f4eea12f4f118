import { HelpCenterFailure, isHelpCenterError } from "../error/help-center-error.ts";
import { solveChallenge } from "../challenge/solve-challenge.ts";
import { drawIdempotencyKey } from "../idempotency/draw-idempotency-key.ts";
import type { CallTerms, Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Answer, Transport } from "../transport/transport.ts";
import type { Challenge, CreatedConversation, Submission } from "../wire.ts";

/** How a submission is sent. */
export interface SubmissionTerms extends CallTerms {
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

/** A challenge may run out while a submission is tried again and again. */
const maxChallenges = 2;

/**
 * Sends a submission under one key until its end is known. A challenge that the help center asks for is solved.
 *
 * @throws HelpCenterError with the key: after `network_error`, `timeout` and a status of 500 or more only the server knows whether it was stored
 */
export async function createConversation(
  transport: Transport,
  submission: Submission,
  { deadline, idempotencyKey = drawIdempotencyKey() }: { deadline: Deadline; idempotencyKey?: string | undefined },
): Promise<SubmittedConversation> {
  try {
    const answer = await sendSolving(transport, { submission, idempotencyKey }, deadline);
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

interface KeyedSubmission {
  readonly submission: Submission;
  readonly idempotencyKey: string;
}

async function sendSolving(transport: Transport, keyed: KeyedSubmission, deadline: Deadline): Promise<Answer> {
  let solved: Readonly<Record<string, string>> = {};
  for (let challenges = 0; ; challenges += 1) {
    const headers = { "Idempotency-Key": keyed.idempotencyKey, ...solved };
    try {
      return await transport.send(
        { method: "POST", path: "/api/v1/help-center/conversations", headers, body: keyed.submission },
        deadline,
      );
    } catch (error) {
      if (!asksForChallenge(error) || challenges === maxChallenges) throw error;
      solved = { "Portal-Challenge": await answerChallenge(transport, deadline) };
    }
  }
}

function asksForChallenge(error: unknown): boolean {
  if (!isHelpCenterError(error)) return false;
  return error.type === "challenge_due" || error.type === "challenge_required" || error.type === "challenge_invalid";
}

async function answerChallenge(transport: Transport, deadline: Deadline): Promise<string> {
  const answer = await transport.send({ method: "GET", path: "/api/v1/help-center/challenge" }, deadline);
  const challenge = expectBody<Challenge>(answer, ["parameters", "signature"]);
  try {
    return await solveChallenge(challenge, deadline.signal);
  } catch (error) {
    throw deadline.isOver() ? deadline.reason(error) : error;
  }
}
