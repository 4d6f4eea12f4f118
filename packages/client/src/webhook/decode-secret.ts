const prefix = "whsec_";
const base64 = /^[A-Za-z0-9+/]+={0,2}$/u;

/**
 * The bytes of a secret.
 *
 * @throws TypeError when it is none: that is the receiver's own mistake, not the sender's
 */
export function decodeSecret(secret: string): Uint8Array<ArrayBuffer> {
  const encoded = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  const bytes = base64.test(encoded) ? decodeBase64(encoded) : null;
  if (bytes === null) throw new TypeError("A webhook secret is Base64, usually behind whsec_");
  return bytes;
}

/** Decodes Base64; what is none gives `null`. */
export function decodeBase64(encoded: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
