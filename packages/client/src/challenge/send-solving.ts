import { isHelpCenterError } from "../error/help-center-error.ts";
import type { Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Answer, Call, Transport } from "../transport/transport.ts";
import type { Challenge } from "../wire.ts";
import { solveChallenge } from "./solve-challenge.ts";

/** A challenge may run out while a submission is tried again and again. */
const maxChallenges = 2;

/**
 * Sends a call, and once more with a solved challenge where the help center asks for one.
 *
 * @throws HelpCenterError
 */
export async function sendSolving(transport: Transport, call: Call, deadline: Deadline): Promise<Answer> {
  let solved: Readonly<Record<string, string>> = {};
  for (let challenges = 0; ; challenges += 1) {
    try {
      return await transport.send({ ...call, headers: { ...call.headers, ...solved } }, deadline);
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
