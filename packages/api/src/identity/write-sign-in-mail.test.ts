import { expect, it } from "vitest";
import { languages } from "@portal/contract/language";
import { writeSignInMail } from "./write-sign-in-mail.ts";

const url = "https://help.example.com/acme/sign-in/confirm?token=abc_-123";

it("says the tenant's name and the link, in text and in HTML", () => {
  const mail = writeSignInMail({ tenantName: "Acme", email: "ada@example.com", url, language: "en" });

  expect(mail).toMatchObject({ to: "ada@example.com", senderName: "Acme", subject: "Sign in to Acme" });
  expect(mail.text).toContain(`\n${url}\n`);
  expect(mail.html).toContain(`href="${url}"`);
});

it("has no word of the requester's but the address, and that only as its addressee", () => {
  const { to: _, ...written } = writeSignInMail({
    tenantName: "Acme",
    email: "free.nitro@example.com",
    url,
    language: "en",
  });

  expect(JSON.stringify(written)).not.toContain("nitro");
});

it("shows a tenant's name as text", () => {
  const mail = writeSignInMail({ tenantName: `<b>"A&B"</b>`, email: "ada@example.com", url, language: "en" });

  expect(mail.html).not.toContain("<b>");
  expect(mail.html).toContain("&#60;b&#62;&#34;A&#38;B&#34;");
});

it.each(languages)("is in %s from its subject to its HTML, with the tenant's name isolated", (language) => {
  const mail = writeSignInMail({ tenantName: "Acme", email: "ada@example.com", url, language });

  expect(mail.subject).toContain("Acme");
  expect(mail.text).toContain("\u2068Acme\u2069");
  expect(mail.text).toContain(`\n${url}\n`);
  expect(mail.html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
});

it("says something else in every language", () => {
  const texts = languages.map(
    (language) => writeSignInMail({ tenantName: "Acme", email: "ada@example.com", url, language }).text,
  );

  expect(new Set(texts).size).toBe(languages.length);
});
