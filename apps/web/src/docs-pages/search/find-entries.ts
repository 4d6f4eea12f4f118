/** One thing that can be found. */
export interface SearchEntry {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  /** What else is looked through, in lower case. */
  readonly text: string;
}

const maxEntries = 12;

/** Finds what has every word of a query, what has them in its title first. For the server and the browser alike. */
export function findEntries(entries: readonly SearchEntry[], query: string): SearchEntry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, maxEntries)
    .map(({ entry }) => entry);
}

function rankOf({ title, text }: SearchEntry, words: readonly string[]): number {
  const head = title.toLowerCase();
  const ranks = words.map((word) =>
    head.startsWith(word) ? 4 : head.includes(word) ? 3 : text.includes(word) ? 1 : 0,
  );
  return ranks.includes(0) ? 0 : ranks.reduce<number>((sum, rank) => sum + rank, 0);
}
