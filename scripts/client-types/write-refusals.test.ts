import { readFile } from "node:fs/promises";
import { errorCatalogue } from "@portal/contract";
import { describe, expect, it } from "vitest";
import { writeRefusals } from "./write-refusals.ts";

describe("the client's refusals", () => {
  it("are those of the catalogue", async () => {
    const committed = new URL("../../packages/client/src/generated/refusals.ts", import.meta.url);

    expect(await readFile(committed, "utf8")).toBe(writeRefusals());
  });

  it("can be told apart by status and sentence, which is all that an answer says", () => {
    const answers = Object.values(errorCatalogue).map(({ status, detail }) => `${String(status)} ${detail}`);

    expect(new Set(answers).size).toBe(answers.length);
  });
});
