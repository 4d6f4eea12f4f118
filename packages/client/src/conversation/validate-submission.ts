import { sendSolving } from "../challenge/send-solving.ts";
import type { Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Transport } from "../transport/transport.ts";
import type { Submission, ValidatedSubmission } from "../wire.ts";
import { vouchingHeaders, type VouchingTerms } from "./vouching.ts";

const path = "/api/v1/help-center/conversations/validate";

/**
 * Has a submission checked as the real call would check it; nothing is stored.
 *
 * @returns what would be stored
 * @throws HelpCenterError the one that the real call would reject with
 */
export async function validateSubmission(
  transport: Transport,
  submission: Submission,
  { deadline, ...terms }: VouchingTerms & { deadline: Deadline },
): Promise<ValidatedSubmission> {
  const answer = await sendSolving(
    transport,
    { method: "POST", path, headers: vouchingHeaders(terms), body: submission },
    deadline,
  );
  return expectBody<ValidatedSubmission>(answer, ["subject", "description", "priority", "requester_verification"]);
}
