import { showSafely } from "./show-safely.ts";
import { cutToWidth, displayWidth } from "./display-width.ts";

const gap = "  ";

/** What a column shows of a row, and from which width on it is cut. */
export interface Column<Row> {
  readonly heading: string;
  readonly maxWidth?: number;
  readonly cell: (row: Row) => string;
}

/**
 * The lines of a table, row by row as the pages come, so that its length costs no memory: the first page settles how wide
 * the columns are, and a longer cell of a later page pushes its own line only.
 */
export async function* formatTable<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  let widths: readonly number[] | undefined;
  for await (const rows of pages) {
    const body = rows.map((row) => columns.map((column) => cellText(column, row)));
    if (widths === undefined) {
      const head = columns.map(({ heading }) => heading);
      widths = widthsOf([head, ...body]);
      yield alignCells(head, widths);
    }
    for (const cells of body) yield alignCells(cells, widths);
  }
}

function cellText<Row>({ cell, maxWidth = Infinity }: Column<Row>, row: Row): string {
  const text = cutToWidth(showSafely(cell(row)), maxWidth);
  return text === "" ? "-" : text;
}

function widthsOf([head = [], ...body]: readonly (readonly string[])[]): readonly number[] {
  return head.map((heading, index) =>
    Math.max(displayWidth(heading), ...body.map((cells) => displayWidth(cells[index] ?? ""))),
  );
}

function alignCells(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((text, index) => text + " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(text))));
  return padded.join(gap).trimEnd();
}
