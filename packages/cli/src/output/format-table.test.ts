import { describe, expect, it } from "vitest";
import { cutToWidth, displayWidth } from "./display-width.ts";
import { type Column, formatTable } from "./format-table.ts";

interface Person {
  id: string;
  name: string;
}

const columns: readonly Column<Person>[] = [
  { heading: "ID", cell: ({ id }) => id },
  { heading: "NAME", maxWidth: 8, cell: ({ name }) => name },
  { heading: "AGAIN", cell: ({ id }) => id },
];

async function tableOf(...pages: Person[][]): Promise<string[]> {
  async function* asPages() {
    yield* await Promise.resolve(pages);
  }
  const lines: string[] = [];
  for await (const line of formatTable(columns, asPages())) lines.push(line);
  return lines;
}

describe("formatTable", () => {
  it("keeps columns straight, cuts long cells and marks empty ones", async () => {
    const table = await tableOf([
      { id: "1", name: "Ada Lovelace" },
      { id: "22", name: "" },
      { id: "3", name: "山田太郎" },
    ]);

    expect(table).toEqual(["ID  NAME      AGAIN", "1   Ada Lov…  1", "22  -         22", "3   山田太郎  3"]);
  });

  it("has one heading for all pages, and lets a later, longer cell push only its own line", async () => {
    const table = await tableOf([{ id: "1", name: "Ada" }], [{ id: "4444", name: "Eve" }], [{ id: "5", name: "Bob" }]);

    expect(table).toEqual(["ID  NAME  AGAIN", "1   Ada   1", "4444  Eve   4444", "5   Bob   5"]);
  });

  it("cannot be given a second line or a command by a cell", async () => {
    const [, line, ...rest] = await tableOf([{ id: "1", name: "a\n\u001b[2J" }]);

    expect(rest).toEqual([]);
    expect(line).toBe("1   a \\u{1b…  1");
  });
});

describe("display width", () => {
  it.each([
    ["Ada", 3],
    ["Zoe\u0308", 3],
    ["山田", 4],
    ["👩‍👩‍👧", 2],
    ["❤️", 2],
    ["…", 1],
  ])("counts the cells of %s", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("cuts between characters as people see them", () => {
    expect(cutToWidth("山田太郎", 7)).toBe("山田太…");
    expect(cutToWidth("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5)).toBe("👩‍👩‍👧👩‍👩‍👧…");
    expect(cutToWidth("Ada", 3)).toBe("Ada");
  });
});
