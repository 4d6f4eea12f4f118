import { expect, it } from "vitest";
import { readSender } from "./sender.ts";

it.each([
  ["Help center <no-reply@example.com>", { name: "Help center", address: "no-reply@example.com" }],
  ["<no-reply@example.com>", { name: "", address: "no-reply@example.com" }],
  ["no-reply@localhost", { name: "", address: "no-reply@localhost" }],
])("reads %s", (mailFrom, sender) => {
  expect(readSender(mailFrom)).toEqual(sender);
});
