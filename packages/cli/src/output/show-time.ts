/** A time as people read it in a table: UTC, to the second. */
export function showTime(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/u, "Z");
}
