import { contentTypeOfFile } from "@portal/contract";
import type { FileTerms } from "./file-terms.ts";
import { portalClient, refusalFromThrown } from "../portal-client.ts";
import type { Refusal } from "../refusal.ts";
import { ConnectionLost, putFile } from "./put-file.ts";
export { findObjection } from "./check-file.ts";

/** The address for the bytes of one file. */
export interface UploadAddress {
  attachmentId: string;
  url: string;
  /** In milliseconds since 1970. */
  expiresAt: number;
}

/** One file on its way. What has been reached stays here, so that another try begins where this one ended. */
export interface UploadTask {
  tenantId: string;
  file: File | null;
  address: UploadAddress | null;
  isSent: boolean;
}

/** What a try is told to stop by, whom it tells how far it is, and in which words. */
export interface UploadWatch {
  words: FileTerms["words"]["problems"];
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
  onSent: () => void;
}

export type UploadOutcome =
  | { kind: "done"; attachmentId: string }
  | { kind: "held"; seconds: number }
  | { kind: "interrupted" }
  | { kind: "failed"; reason: string; canRetry: boolean };

const patienceMs = 45_000;
const defaultPauseSeconds = 5;
// An address that ends while the first bytes are on their way is no use.
const marginMs = 10_000;

/** Uploads a file and has it checked, as far as that has not been done by an earlier try. */
export async function uploadFile(task: UploadTask, watch: UploadWatch): Promise<UploadOutcome> {
  try {
    if (!task.isSent && task.file !== null) await send(task, task.file, watch);
    watch.onSent();
    return await confirm(task, watch);
  } catch (error) {
    return error instanceof ConnectionLost
      ? { kind: "interrupted" }
      : outcomeOf(refusalFromThrown(error), task, watch.words);
  }
}

async function send(task: UploadTask, file: File, watch: UploadWatch): Promise<void> {
  // An address can have expired, or a store can have forgotten it: then another one is asked for, once.
  for (const isLastTry of [false, true]) {
    const address = isUsable(task.address) ? task.address : await presign(task, file, watch.signal);
    task.address = address;
    watch.signal.throwIfAborted();
    const status = await putFile({ url: address.url, file, contentType: contentTypeOfFile(file) }, watch);
    // 409 means that the answer to an earlier try was lost, not its bytes.
    task.isSent = (status >= 200 && status < 300) || status === 409;
    if (task.isSent) return;
    task.address = null;
    if (isLastTry || status >= 500) throw new ConnectionLost();
  }
}

async function presign({ tenantId }: UploadTask, file: File, signal: AbortSignal): Promise<UploadAddress> {
  const presigned = await portalClient({ tenantId }).attachment.presign.mutate(
    { filename: file.name.toWellFormed(), content_type: contentTypeOfFile(file), file_size: file.size },
    { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) },
  );
  const expiresAt = Date.now() + presigned.expires_in_seconds * 1000 - marginMs;
  return { attachmentId: presigned.attachment_id, url: presigned.upload_url, expiresAt };
}

function isUsable(address: UploadAddress | null): address is UploadAddress {
  return address !== null && Date.now() < address.expiresAt;
}

async function confirm(task: UploadTask, { signal, words }: UploadWatch): Promise<UploadOutcome> {
  const attachmentId = task.address?.attachmentId;
  if (attachmentId === undefined) return { kind: "failed", reason: words.gone, canRetry: false };
  await portalClient({ tenantId: task.tenantId }).attachment.confirm.mutate(
    { attachment_id: attachmentId },
    { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) },
  );
  return { kind: "done", attachmentId };
}

function outcomeOf(refusal: Refusal, task: UploadTask, words: UploadWatch["words"]): UploadOutcome {
  switch (refusal.kind) {
    case "unreachable":
      return { kind: "interrupted" };
    case "busy":
    case "limited":
      return { kind: "held", seconds: Math.max(1, refusal.retryAfterSeconds ?? defaultPauseSeconds) };
    case "problems":
      return refusedFile(refusal.problems[0]?.type === "attachment_unavailable", task, words);
    // An upload has no key, so that it cannot meet a request of its own.
    case "already_sent":
    case "failed":
      return { kind: "failed", reason: words.failed, canRetry: true };
    case "sign_in":
      return { kind: "failed", reason: words.signIn, canRetry: true };
    case "declined":
      return { kind: "failed", reason: words.refused, canRetry: true };
  }
}

function refusedFile(isGone: boolean, task: UploadTask, words: UploadWatch["words"]): UploadOutcome {
  task.address = null;
  task.isSent = false;
  if (isGone) return { kind: "failed", reason: words.gone, canRetry: task.file !== null };
  return { kind: "failed", reason: words.refused, canRetry: false };
}
