const seconds = /^\d{1,9}$/u;
// RFC 9110 § 5.6.7. Date.parse takes much more, and takes "-5" for a year.
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/** Reads `Retry-After`, which is a number of seconds or an HTTP date; `null` when it is absent or neither. Never negative. */
export function readRetryAfterMs(header: string | null, nowMs: number): number | null {
  const value = header?.trim() ?? "";
  if (seconds.test(value)) return Number(value) * 1_000;
  if (!httpDate.test(value)) return null;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
