const prefix = "chosen-file:";
const names = new WeakMap<File, string>();
const files = new Map<string, File>();

/**
 * Stands in for a file that was chosen and not uploaded yet, wherever an answer is a list of ids: conditions and counts take it for one. It
 * means nothing outside of this page.
 */
export function standInFor(file: File): string {
  const known = names.get(file) ?? `${prefix}${String(files.size + 1)}`;
  names.set(file, known);
  files.set(known, file);
  return known;
}

/** The file that a text stands in for, if it does. */
export function fileBehind(standIn: string): File | undefined {
  return files.get(standIn);
}

/** Tells a stand-in, of this page or of an earlier one. */
export function isStandIn(text: string): boolean {
  return text.startsWith(prefix);
}
