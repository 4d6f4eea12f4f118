/** The longest address that mail systems carry, in characters. */
export const maxAddressLength = 254;
const maxLocalPartLength = 64;
const dotAtom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/u;
const notInADomain = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}/?#@:\\[\]%<>^|"]/u;

/** What a 422 says of an address that is none. */
export const emailMessage = "Value is not a valid email address: it should look like name@example.com";

/**
 * The one form of an address: trimmed, lower-case, the domain in ASCII (IDNA). `+tag` stays, dots stay: who has which
 * mailbox is the mail server's to say. Quoted, non-ASCII and over-long local parts are refused, because two programs that read
 * such an address differently would deliver it to two people.
 *
 * @returns the canonical address, or `null` when the text is not one that we accept
 */
export function canonicaliseEmail(typed: string): string | null {
  const address = typed.trim();
  const at = address.lastIndexOf("@");
  if (at < 1) return null;
  const localPart = asciiLowerCase(address.slice(0, at));
  const domain = canonicaliseDomain(address.slice(at + 1));
  if (domain === null || localPart.length > maxLocalPartLength || !dotAtom.test(localPart)) return null;
  const canonical = `${localPart}@${domain}`;
  return canonical.length > maxAddressLength ? null : canonical;
}

function canonicaliseDomain(domain: string): string | null {
  // Compatibility forms (full-width letters) are refused rather than mapped: what was typed is then what is stored.
  if (notInADomain.test(domain) || domain.normalize("NFKC") !== domain.normalize("NFC")) return null;
  const ascii = toAscii(domain);
  return ascii !== null && asciiDomain.test(ascii) ? ascii : null;
}

/** The platform's own IDNA (UTS 46), the same in browsers and Node: it lives in the URL parser. */
function toAscii(domain: string): string | null {
  return URL.canParse(`http://${domain}/`) ? new URL(`http://${domain}/`).hostname : null;
}

// toLowerCase() would turn the Kelvin sign into k and make two different addresses one.
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
