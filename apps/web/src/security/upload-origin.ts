import type { FileStoreSettings } from "@portal/settings";

/** Where browsers send files to: the bucket's own host, or the S3 server's when the bucket is in the path; none when the portal takes them. */
export function uploadOriginOf(fileStore: FileStoreSettings): string | undefined {
  if (fileStore.kind === "local") return undefined;
  const { bucket, endpoint, region, forcePathStyle } = fileStore;
  const server = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  return forcePathStyle ? server.origin : `${server.protocol}//${bucket}.${server.host}`;
}
