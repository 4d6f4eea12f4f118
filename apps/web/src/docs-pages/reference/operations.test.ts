import { endpoints } from "@portal/contract/open-api";
import { expect, it } from "vitest";
import { ownPages } from "../find-page.ts";
import { operations } from "./operations.ts";

it("every endpoint has a page, and no page of ours stands in the way of one", () => {
  expect(operations.map(({ id }) => id)).toEqual(endpoints.map(({ operationId }) => operationId));
  expect(operations.filter(({ id }) => ownPages.includes(id))).toEqual([]);
});

it("every parameter says what it is, and every one that is required shows a value", () => {
  const parameters = operations.flatMap((operation) => operation.parameters);

  expect(parameters.filter(({ words, type }) => words === "" || type === "unknown")).toEqual([]);
  expect(parameters.filter(({ isRequired, example }) => isRequired && example === "")).toEqual([]);
});
