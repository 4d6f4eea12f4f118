import type { Readable } from "node:stream";
import { findFileKind } from "@portal/contract";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readDownloadLink } from "./download-link.ts";
import { findLinkedFile } from "./find-linked-file.ts";
import { refuseHandOut } from "./hand-out.ts";

/** A file on its way to somebody. */
export interface Download {
  filename: string;
  /** What a browser may take it for: one of the kinds that we know, or bytes. */
  contentType: string;
  sizeBytes: number;
  content: Readable;
}

/** A link as it was followed. */
export interface FollowedLink {
  /** The file that the address names. */
  id: string;
  token: string;
}

/**
 * Opens a file for whoever holds a link to it. The scan's verdict is asked for here, not where the link was made: a link that was given
 * out before a file turned out to be infected opens nothing.
 *
 * @throws PortalError `download_link_invalid`, `not_found`, `file_not_scanned`, `file_infected`, `storage_unavailable`
 */
export async function openDownload({ services, noted }: Context, { id, token }: FollowedLink): Promise<Download> {
  const key = await readDownloadLink(services, token);
  if (key === null || key.id !== id) throw new PortalError("download_link_invalid");
  noted.tenantId = key.tenantId;
  const file = await findLinkedFile(services.database, key);
  if (file === null) throw new PortalError("not_found");
  const { filename, contentType, sizeBytes, objectKey, scanStatus } = file;
  refuseHandOut(scanStatus, services.scanner);
  return {
    filename,
    contentType: findFileKind(contentType) === null ? "application/octet-stream" : contentType,
    sizeBytes,
    content: await services.storage.read(objectKey),
  };
}
