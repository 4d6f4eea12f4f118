import { expect, it } from "vitest";
import { hashAddress, withoutTag } from "./hash-address.ts";
import { isAutomaticAddress } from "./is-automatic-address.ts";

it.each([
  ["ada@example.com", "ada@example.com"],
  ["ada+help@example.com", "ada@example.com"],
  ["ada+a+b@example.com", "ada@example.com"],
  ["a.da+@example.com", "a.da@example.com"],
  ["+help@example.com", "+help@example.com"],
])("takes the mailbox of %s for %s", (email, mailbox) => {
  expect(withoutTag(email)).toBe(mailbox);
  expect(hashAddress(email)).toEqual(hashAddress(mailbox));
});

it("tells mailboxes apart", () => {
  const hashes = ["ada@example.com", "a.da@example.com", "ada@example.org"].map((email) =>
    Buffer.from(hashAddress(email)).toString("hex"),
  );
  expect(new Set(hashes).size).toBe(3);
});

it.each([
  ...["postmaster", "mailer-daemon", "noreply", "no-reply", "no_reply", "abuse", "donotreply", "abuse+urgent"],
  ...["bounce", "bounces", "bounce-17", "bounces+ada=example.com", "bounce+17", "owner-list", "list-request"],
  ...["list-owner", "list-bounces", "list-confirm", "news-unsubscribe", "ada=example.org", "news-4711-ada=example.org"],
  ...["srs0=hhh=tt=example.org=ada", "srs1=hhh=example.org", "prvs=4711abcdef=ada", "msprvs1=abc=ada", "listserv"],
  ...["noreply-orders", "shop-noreply", "alerts.no-reply", "majordomo"],
])("sees that %s@ is nobody's", (localPart) => {
  expect(isAutomaticAddress(`${localPart}@example.com`)).toBe(true);
});

it.each([
  ...["ada", "ada+bounce", "info", "support", "sales", "webmaster", "bouncer", "requestor"],
  ...["admin", "owner", "ownership", "noreplyville", "abused", "joan", "ada-lovelace", "a=b", "nobodys.fool"],
])("takes %s@ for somebody's", (localPart) => {
  expect(isAutomaticAddress(`${localPart}@example.com`)).toBe(false);
});
