/** One thing that was looked at, what came out, and whether it is what has to come out. */
export interface Finding {
  readonly what: string;
  readonly found: number | string;
  readonly wanted: string;
  readonly holds: boolean;
}

/** That a count is what it has to be. */
export function counted(what: string, found: number, wanted = 0): Finding {
  return { what, found, wanted: String(wanted), holds: found === wanted };
}

/** That a figure is not above what is allowed. */
export function atMost(what: string, found: number, limit: number): Finding {
  return { what, found: rounded(found), wanted: `≤ ${rounded(limit)}`, holds: found <= limit };
}

/** That a figure is not below what is asked for. */
export function atLeast(what: string, found: number, limit: number): Finding {
  return { what, found: rounded(found), wanted: `≥ ${rounded(limit)}`, holds: found >= limit };
}

/** Something worth knowing that nothing is asked of. */
export function noted(what: string, found: number | string): Finding {
  return { what, found: typeof found === "number" ? rounded(found) : found, wanted: "", holds: true };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The findings as a table for people; what does not hold is marked. */
export function tableOf(title: string, findings: readonly Finding[]): string {
  const widths = [findings.map(({ what }) => what.length), findings.map(({ found }) => String(found).length)].map(
    (lengths) => Math.max(...lengths),
  );
  const [whatWidth = 0, foundWidth = 0] = widths;
  const rows = findings.map(({ what, found, wanted, holds }) =>
    `${holds ? " " : "✗"} ${what.padEnd(whatWidth)}  ${String(found).padStart(foundWidth)}  ${wanted}`.trimEnd(),
  );
  return [title, ...rows, ""].join("\n");
}
