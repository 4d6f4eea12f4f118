import { expect, it } from "vitest";
import { drawId } from "./draw-id.ts";

it("draws ids in their order, within a millisecond as well", () => {
  const ids = Array.from({ length: 5_000 }, drawId);

  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(5_000);
});

it("draws version 7 of the variant that everybody uses, and no end of one twice", () => {
  const ids = Array.from({ length: 600 }, drawId);

  expect(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u.test(id))).toBe(true);
  expect(new Set(ids.map((id) => id.slice(-10))).size).toBe(600);
});
