import { PortalError } from "../errors/portal-error.ts";

const maxTokenLength = 8192;
const bearerHeader = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/iu;

/**
 * Takes the token out of an Authorization header. A header that is there decides: whatever is not one well-formed token is
 * an invalid token, never a visitor.
 *
 * @throws PortalError `invalid_token`
 */
export function readBearerToken(header: string): string {
  if (header.length > maxTokenLength) throw new PortalError("invalid_token");
  const token = bearerHeader.exec(header)?.[1];
  if (token === undefined) throw new PortalError("invalid_token");
  return token;
}
