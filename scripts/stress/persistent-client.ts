import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createdConversationSchema, presignedUploadSchema } from "@portal/contract";
import { type Answer, call } from "./call.ts";
import type { StressedPortal } from "./stressed-portal.ts";
import { type Submission, submissionFrom } from "./submission.ts";

const callTimeoutMs = 15_000;
const longestPauseMs = 400;
/** One in so many submissions has a file. */
const everySoManyWithFile = 6;
/** Half of the submissions share so many addresses; the others bring a new one each. */
const returningAddresses = 40;

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A submission that was answered for good: with 201, or with a status that no retry mends. */
export interface Outcome {
  readonly key: string;
  readonly email: string;
  readonly fileCount: number;
  readonly tries: number;
  readonly status: number;
  readonly detail: string;
  /** Of the 201. */
  readonly conversationId: string;
  readonly isReplayed: boolean;
}

/** Submits one after another until told to stop, each of them until it is answered. */
export async function submitUntil(portal: StressedPortal, signal: AbortSignal, told: (outcome: Outcome) => void) {
  while (!signal.aborted) told(await submitPersistently(portal));
}

async function submitPersistently(portal: StressedPortal): Promise<Outcome> {
  const key = randomUUID();
  const submission = submissionFrom(someAddress());
  const files = randomInt(everySoManyWithFile) === 0 ? [await uploadPersistently(portal)] : [];
  const told = { key, email: submission.email.toLowerCase(), fileCount: files.length };
  for (let tries = 1; ; tries += 1) {
    const answer = await submitOnce(portal, key, { ...submission, attachment_ids: files });
    if (answer.status === 201) {
      const { id } = createdConversationSchema.parse(JSON.parse(answer.text));
      const isReplayed = answer.headers["idempotency-replayed"] === "true";
      return { ...told, tries, status: 201, detail: "", conversationId: id, isReplayed };
    }
    if (!isWorthRetrying(answer)) {
      return { ...told, tries, status: answer.status, detail: answer.text, conversationId: "", isReplayed: false };
    }
    await pause();
  }
}

function submitOnce(
  { origin, tenantId, agent }: StressedPortal,
  key: string,
  submission: Submission & { attachment_ids: string[] },
): Promise<Answer> {
  return call({
    url: `${origin}/api/v1/help-center/conversations?tenant_id=${tenantId}`,
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(submission),
    agent,
    timeoutMs: callTimeoutMs,
  });
}

/** A file that did not arrive is presigned and sent anew: an upload is not what is counted here. */
async function uploadPersistently({ origin, tenantId, agent }: StressedPortal): Promise<string> {
  for (;;) {
    const presigned = await call({
      url: `${origin}/api/v1/help-center/attachments/presign?tenant_id=${tenantId}`,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ filename: "photo.png", content_type: "image/png", file_size: picture.byteLength }),
      agent,
      timeoutMs: callTimeoutMs,
    });
    if (presigned.status === 200 || presigned.status === 201) {
      const upload = presignedUploadSchema.parse(JSON.parse(presigned.text));
      const headers = { "Content-Type": "image/png" };
      const put = await call({
        url: upload.upload_url,
        method: "PUT",
        headers,
        body: picture,
        agent,
        timeoutMs: callTimeoutMs,
      });
      if (put.status === 200) return upload.attachment_id;
    } else if (!isWorthRetrying(presigned)) {
      throw new Error(`A presign call was answered with ${presigned.status}: ${presigned.text}`);
    }
    await pause();
  }
}

// 0 is a connection that broke or a time-out.
function isWorthRetrying({ status }: Answer): boolean {
  return status === 0 || status === 429 || status >= 500;
}

// Programs wait as Retry-After says; these are impatient, because being in the way is what they are for.
async function pause(): Promise<void> {
  await wait(randomInt(longestPauseMs));
}

function someAddress(): string {
  const isReturning = randomInt(2) === 0;
  const name = isReturning ? `returning-${randomInt(returningAddresses)}` : `new-${randomUUID()}`;
  // What is written in capitals is the same mailbox.
  return `${randomInt(2) === 0 ? name : name.toUpperCase()}@example.com`;
}
