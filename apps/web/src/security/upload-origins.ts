import type { FileStoreSettings } from "@portal/settings";

/**
 * The origins of upload addresses other than the portal's own, which is none while the portal keeps files itself. A bucket can be a host
 * of its own or a path, by rules of the client's; a policy that names both lets nothing in that a bucket's owner has not.
 */
export function uploadOrigins(fileStore: FileStoreSettings): string[] {
  if (fileStore.kind === "local") return [];
  const { bucket, endpoint, region } = fileStore;
  const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  const { protocol, host, origin } = new URL(endpoint ?? `https://s3.${region}.${domain}`);
  return [origin, `${protocol}//${bucket}.${host}`];
}
