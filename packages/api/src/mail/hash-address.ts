import { createHash } from "node:crypto";

/**
 * What mails to an address are counted under: the SHA-256 of its mailbox, the `+tag` stripped, since every tag of it fills the same inbox.
 * No key is mixed in, because none of ours lasts: the signing keys rotate, and a silence has to outlive them. Whoever has the table can
 * therefore test a guess; they have the contacts beside it anyway.
 *
 * @param email a canonical address
 */
export function hashAddress(email: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash("sha256")
      .update(`mailbox:${withoutTag(email)}`)
      .digest(),
  );
}

/** The address without what stands between a `+` and the `@`; a local part that begins with `+` is all there is of it. */
export function withoutTag(email: string): string {
  return email.replace(/^([^+@]+)\+[^@]*@/u, "$1@");
}
