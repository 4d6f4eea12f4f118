import type { Download } from "@portal/api";
import { create as contentDisposition } from "content-disposition";

/**
 * The headers of an answer that is somebody's file: saved, never shown. What a browser might still make of it runs nothing and reaches
 * nothing, whatever the file holds. Nobody on the way packs it anew, so that its length is the one that is said.
 */
export function fileHeaders({ filename, contentType, sizeBytes }: Download): Record<string, string> {
  return {
    "Content-Type": contentType,
    "Content-Length": String(sizeBytes),
    "Content-Disposition": contentDisposition(filename),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, no-transform",
  };
}
