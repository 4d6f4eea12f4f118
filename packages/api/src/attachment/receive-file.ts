import { Readable } from "node:stream";
import { contentTypeOfFile } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { insertUpload } from "./insert-upload.ts";
import { uploadKeyOf } from "./object-key.ts";
import { readPresign } from "./read-presign.ts";

/**
 * Takes a file that came along with a form, for pages without scripts: the same limits and the same place as an upload of its own.
 *
 * @returns the capability to link it
 * @throws PortalError as for a presign call; `storage_unavailable`
 */
export async function receiveFile(
  { services, access }: Context & { access: Access },
  file: File,
): Promise<{ attachment_id: string }> {
  const declared = readPresign(access, {
    filename: file.name.toWellFormed().replaceAll("\0", ""),
    content_type: contentTypeOfFile(file),
    file_size: file.size,
  });
  const upload = await insertUpload(services.database, declared);
  const { contentType, sizeBytes } = declared;
  await services.storage.write({ key: uploadKeyOf(upload), contentType, sizeBytes }, Readable.from(bytesOf(file)));
  return { attachment_id: upload.attachmentId };
}

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<unknown> = file.stream();
  for await (const chunk of chunks) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}
