import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { writeApiTypes } from "./write-api-types.ts";

const documentUrl = new URL("../../docs/openapi.json", import.meta.url);
const committedUrl = new URL("../../packages/client/src/generated/api.ts", import.meta.url);

it("the client's types are those of the OpenAPI document", async () => {
  const document = await readFile(documentUrl, "utf8");

  expect(await readFile(committedUrl, "utf8")).toBe(await writeApiTypes(document));
});

it("a schema that the client needs cannot go away unnoticed", async () => {
  const document = await readFile(documentUrl, "utf8");

  await expect(writeApiTypes(document.replaceAll("KeyReceipt", "Renamed"))).rejects.toThrow("KeyReceipt");
});
