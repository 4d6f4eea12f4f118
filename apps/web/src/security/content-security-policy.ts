interface PolicyOptions {
  nonce: string;
  /** Where pages upload files to, other than here. */
  uploadOrigins: readonly string[];
  isDevelopmentServer: boolean;
}

/**
 * The Content-Security-Policy of a page: scripts and styles come from here or carry this answer's nonce, and nothing else runs.
 * Pictures may come from anywhere over https, because a tenant's logo is an address of its own choice.
 */
export function contentSecurityPolicy({ nonce, uploadOrigins, isDevelopmentServer }: PolicyOptions): string {
  // The development server evaluates code for its stack traces and injects styles for its overlay.
  const script = isDevelopmentServer ? " 'unsafe-eval'" : "";
  const style = isDevelopmentServer ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src 'self' ${style}`,
    ["connect-src 'self'", ...uploadOrigins].join(" "),
    "img-src 'self' https: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
