import { attachmentSchema, presignedUploadSchema } from "@portal/contract";
import type { KnowablePortal } from "./knowable-portal.ts";
import { callPortal, submitTo } from "./portal-call.ts";

/** What is in every file here. */
export const fileText = "It prints blank pages since this morning.\n";
const contentType = "text/plain";

interface Presigned {
  readonly attachmentId: string;
  readonly url: string;
  /** The last part of the address. */
  readonly uploadToken: string;
}

/** Asks for the address of an upload. */
export async function presignFile({ origin, tenant }: KnowablePortal): Promise<Presigned> {
  const body = { filename: "log.txt", content_type: contentType, file_size: Buffer.byteLength(fileText) };
  const target = `/api/v1/help-center/attachments/presign?tenant_id=${tenant.id}`;
  const { attachment_id: attachmentId, upload_url: url } = presignedUploadSchema.parse(
    await callPortal(origin, target, { body }),
  );
  return { attachmentId, url, uploadToken: decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "") };
}

/** Uploads a file and submits it as the person whose token it is; gives its id and the token of its download. */
export async function attachFile(
  portal: KnowablePortal,
  token: string,
): Promise<{ readonly id: string; readonly downloadToken: string }> {
  const { attachmentId, url } = await presignFile(portal);
  const headers = { "Content-Type": contentType };
  const { status } = await fetch(url, { method: "PUT", headers, body: fileText });
  if (status !== 200) throw new Error(`The upload was answered with ${String(status)}`);
  const authorization = { Authorization: `Bearer ${token}` };
  const conversationId = await submitTo(portal, authorization, [attachmentId]);
  const [file] = await portal.inspection.withRlsBypass((tx) =>
    tx.attachment.findMany({ where: { conversationId }, select: { id: true } }),
  );
  if (file === undefined) throw new Error("The file was not attached");
  const target = `/api/v1/help-center/attachments/${file.id}?tenant_id=${portal.tenant.id}`;
  const answer = await callPortal(portal.origin, target, { headers: authorization });
  const downloadUrl = attachmentSchema.parse(answer).download_url ?? portal.origin;
  return { id: file.id, downloadToken: new URL(downloadUrl).searchParams.get("token") ?? "" };
}
