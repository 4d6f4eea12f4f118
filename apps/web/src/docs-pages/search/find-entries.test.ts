import { expect, it } from "vitest";
import { findEntries } from "./find-entries.ts";
import { searchIndex } from "./search-index.ts";

const titlesFor = (query: string) => findEntries(searchIndex(), query).map(({ title }) => title);

it("finds what has every word, by title before text", () => {
  expect(titlesFor("webhooks")[0]).toBe("Webhooks");
  expect(titlesFor("409 idempotency")).toEqual(["idempotency_key_reused"]);
  expect(titlesFor("createConversation")).toContain("Submit a request");
});

it.each(["", "  ", "nosuchwordanywhere", "webhooks nosuchwordanywhere"])("finds nothing for %j", (query) => {
  expect(titlesFor(query)).toEqual([]);
});
