import { expect, it } from "vitest";
import { mailboxOf } from "./mailbox-of.ts";

it.each([
  ["ada@example.com", "ada@example.com"],
  ["ada+portal@example.com", "ada@example.com"],
  ["ada+a+b@example.com", "ada@example.com"],
  ["+ada@example.com", "+ada@example.com"],
  ["a.da@example.com", "a.da@example.com"],
])("%s is a name of %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});
