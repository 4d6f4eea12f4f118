const ipAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/u;

/**
 * Tells whether a Host is the portal's own, where tenants are the first segment of the path, rather than a tenant's. An address
 * in digits and the bare `localhost` cannot be a tenant's, so the portal answers to them under any public address.
 */
export function isPortalHost(host: string, publicUrl: string): boolean {
  const hostname = host.toLowerCase().replace(/:\d+$/u, "");
  return hostname === new URL(publicUrl).hostname || hostname === "localhost" || ipAddress.test(hostname);
}
