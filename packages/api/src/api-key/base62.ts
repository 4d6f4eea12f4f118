const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base = BigInt(digits.length);

/** Writes bytes as a number of so many letters and digits, of which a double click selects all. */
export function toBase62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (; text.length < length; rest /= base) text = digits.charAt(Number(rest % base)) + text;
  return text;
}

/** Reads them back; `null` when there is something else in the text, or more than so many bytes hold. */
export function fromBase62(text: string, byteCount: number): Buffer | null {
  if (!/^[0-9A-Za-z]+$/u.test(text)) return null;
  const value = Array.from(text).reduce((sum, digit) => sum * base + BigInt(digits.indexOf(digit)), 0n);
  const hex = value.toString(16).padStart(byteCount * 2, "0");
  return hex.length > byteCount * 2 ? null : Buffer.from(hex, "hex");
}
