import { type Column, formatTable } from "./format-table.ts";
import { jsonLine } from "./show-safely.ts";

/** How rows are shown: in a table to people, or each as a line of JSON to programs. */
export interface ListView<Row> {
  readonly columns: readonly Column<Row>[];
  readonly describe: (row: Row) => object;
  /** What people read when there is none. */
  readonly none: string;
}

/** Rows, page by page as they are asked for. */
export type Pages<Row> = AsyncIterable<readonly Row[]>;

/** The lines of a list of any length. */
export async function* showList<Row>(pages: Pages<Row>, view: ListView<Row>, json: boolean): AsyncGenerator<string> {
  let count = 0;
  const counted = countPages(pages, (rows) => (count += rows));
  yield* json ? describeRows(counted, view) : formatTable(view.columns, counted);
  if (count === 0 && !json) yield view.none;
}

/** Rows that are all there already, as the one page of a list. */
export async function* onePage<Row>(rows: readonly Row[]): Pages<Row> {
  if (rows.length > 0) yield await Promise.resolve(rows);
}

async function* countPages<Row>(pages: Pages<Row>, add: (rows: number) => void): Pages<Row> {
  for await (const page of pages) {
    add(page.length);
    yield page;
  }
}

async function* describeRows<Row>(pages: Pages<Row>, { describe }: ListView<Row>): AsyncGenerator<string> {
  for await (const page of pages) {
    for (const row of page) yield jsonLine(describe(row));
  }
}
