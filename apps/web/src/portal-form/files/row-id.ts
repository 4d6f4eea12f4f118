/** The id of a file's row, which links lead to. */
export function rowIdOf(key: string): string {
  return `file-${key}`;
}
