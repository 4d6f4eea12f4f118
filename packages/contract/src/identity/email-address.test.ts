import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicaliseEmail } from "./canonicalise-email.ts";
import { emailSchema } from "./email-address.ts";

const kelvinSign = "\u212A";
const longestLabel = "a".repeat(63);

/** An address of exactly this many characters, with the longest local part. */
function addressOfLength(length: number): string {
  const domainStart = [longestLabel, longestLabel].join(".");
  const rest = length - 64 - "@".length - domainStart.length - ".".length - ".example".length;
  return `${"x".repeat(64)}@${domainStart}.${"b".repeat(rest)}.example`;
}

const accepted = [
  ["a plain address", "ada@example.com", "ada@example.com"],
  ["upper case, in both parts", "ADA@EXAMPLE.Com", "ada@example.com"],
  ["white space around it", " \t\r\n\u00A0ada@example.com\u3000\uFEFF", "ada@example.com"],
  ["a tag, which stays", "ada+help@example.com", "ada+help@example.com"],
  ["dots, which stay", "a.d.a@example.com", "a.d.a@example.com"],
  ["every character of a dot-atom", "!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"],
  ["a composed international domain", "ada@b\u00FCcher.example", "ada@xn--bcher-kva.example"],
  ["a decomposed international domain", "ada@bu\u0308cher.example", "ada@xn--bcher-kva.example"],
  ["an upper-case international domain", "ada@B\u00DCCHER.example", "ada@xn--bcher-kva.example"],
  ["a domain that is in ASCII already", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
  ["a Cyrillic look-alike, kept apart from Latin", "ada@\u0441.example", "ada@xn--q1a.example"],
  [
    "a Kelvin sign in the domain, which is a k to every resolver",
    `ada@${kelvinSign}elvin.example`,
    "ada@kelvin.example",
  ],
  ["a local part of 64", `${"x".repeat(64)}@example.com`, `${"x".repeat(64)}@example.com`],
  ["a label of 63", `ada@${longestLabel}.example`, `ada@${longestLabel}.example`],
  ["254 characters", addressOfLength(254), addressOfLength(254)],
] as const;

const refused = [
  ["nothing", ""],
  ["white space", " \t "],
  ["no @", "ada.example.com"],
  ["no local part", "@example.com"],
  ["no domain", "ada@"],
  ["no top-level domain", "ada@localhost"],
  ["two addresses", "ada@example.com,eve@example.com"],
  ["two addresses with a semicolon", "ada@example.com;eve@example.com"],
  ["a display name", "Ada <ada@example.com>"],
  ["a quoted local part that hides another address", '"e@attacker.example"@victim.example'],
  ["a source route", "@relay.example:ada@example.com"],
  ["a percent route", "ada%victim.example@relay@example.com"],
  ["a comment", "ada(comment)@example.com"],
  ["a line break and a header", "ada@example.com\r\nBcc: eve@example.com"],
  ["a space inside", "a da@example.com"],
  ["a space in the domain", "ada@exam ple.com"],
  ["a full-width @", "ada\uFF20example.com"],
  ["full-width letters in the domain", "ada@\uFF45xample.com"],
  ["full-width letters in the local part", "\uFF41da@example.com"],
  ["a dotless i in the local part", "ad\u0131@example.com"],
  ["a Kelvin sign in the local part", `${kelvinSign}@example.com`],
  ["a zero-width space in the local part", "a\u200Bda@example.com"],
  ["a zero-width space in the domain", "ada@exam\u200Bple.com"],
  ["a zero-width joiner in the domain", "ada@exam\u200Dple.com"],
  ["a soft hyphen in the domain", "ada@exam\u00ADple.com"],
  ["a right-to-left override", "ada\u202E@example.com"],
  ["a NUL character in the local part", "ada\u0000@example.com"],
  ["a NUL character at the end", "ada@example.com\u0000"],
  ["a lone surrogate in the local part", "\uD800@example.com"],
  ["a lone surrogate in the domain", "ada@\uDC00.example"],
  ["two dots", "a..b@example.com"],
  ["a dot first", ".ada@example.com"],
  ["a dot last", "ada.@example.com"],
  ["two dots in the domain", "ada@example..com"],
  ["a dot after the domain", "ada@example.com."],
  ["a hyphen before a label", "ada@-example.com"],
  ["a hyphen after a label", "ada@example-.com"],
  ["an underscore in the domain", "ada@ex_ample.com"],
  ["an address literal", "ada@[192.0.2.1]"],
  ["an IPv4 address", "ada@192.0.2.1"],
  ["an IPv4 address in hexadecimal", "ada@0x7f.1"],
  ["a port", "ada@example.com:25"],
  ["a path", "ada@example.com/../x"],
  ["a percent-encoded dot", "ada@example%2Ecom"],
  ["an empty punycode label", "ada@xn--.example"],
  ["a local part of 65", `${"x".repeat(65)}@example.com`],
  ["a label of 64", `ada@${"a".repeat(64)}.example`],
  ["255 characters", addressOfLength(255)],
] as const;

const letters = fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz0123456789"));
const labels = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
const localParts = fc
  .array(
    fc.string({ unit: fc.constantFrom(...Array.from("abcxyz019!#$%&'*+/=?^_`{|}~-")), minLength: 1, maxLength: 10 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((atoms) => atoms.join("."));
const internationalDomains = fc.constantFrom(
  "b\u00FCcher.example",
  "caf\u00E9.example",
  "\u4F8B\u3048.\u30C6\u30B9\u30C8",
  "\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444",
  "stra\u00DFe.example",
);
const domains = fc.oneof(
  labels.map((label) => `${label}.example`),
  internationalDomains,
);
const whiteSpace = fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\r", "\u00A0", "\u3000"), maxLength: 3 });

/** Addresses as people spell them: letters of either case, either composition, space around, the domain in either script. */
const spellings = fc.record({
  localPart: localParts,
  domain: domains,
  caseMask: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
  form: fc.constantFrom("NFC", "NFD"),
  inAscii: fc.boolean(),
  before: whiteSpace,
  after: whiteSpace,
});

function withCase(text: string, mask: boolean[]): string {
  return text.replaceAll(/[a-z]/gu, (letter, offset: number) =>
    mask[offset % mask.length] === true ? letter.toUpperCase() : letter,
  );
}

describe("canonicaliseEmail", () => {
  it.each(accepted)("takes %s", (_, typed, canonical) => {
    expect(canonicaliseEmail(typed)).toBe(canonical);
  });

  it.each(refused)("refuses %s", (_, typed) => {
    expect(canonicaliseEmail(typed)).toBeNull();
  });

  it("never sets two spellings of one address apart", () => {
    fc.assert(
      fc.property(spellings, ({ localPart, domain, caseMask, form, inAscii, before, after }) => {
        const asciiDomain = inAscii ? new URL(`http://${domain}/`).hostname : domain.normalize(form);
        const respelt = before + withCase(`${localPart}@${asciiDomain}`, caseMask) + after;

        expect(canonicaliseEmail(respelt)).toBe(canonicaliseEmail(`${localPart}@${domain}`));
        expect(canonicaliseEmail(respelt)).not.toBeNull();
      }),
    );
  });

  it("never makes one of two addresses that differ by more than case", () => {
    fc.assert(
      fc.property(localParts, localParts, (one, other) => {
        fc.pre(one !== other);

        expect(canonicaliseEmail(`${one}@example.com`)).not.toBe(canonicaliseEmail(`${other}@example.com`));
      }),
    );
  });

  it("is idempotent, and gives nothing but lower-case ASCII within the limits", () => {
    const anything = fc.string({ unit: "binary", maxLength: 12 });
    const addressLike = fc.tuple(
      anything,
      fc.constantFrom("@", "", "@@"),
      anything,
      fc.constantFrom(".com", ".\u0440\u0444", ""),
    );

    fc.assert(
      fc.property(
        fc.oneof(
          addressLike.map((parts) => parts.join("")),
          spellings.map(({ localPart, domain }) => `${localPart}@${domain}`),
        ),
        (typed) => {
          const canonical = canonicaliseEmail(typed);
          fc.pre(canonical !== null);

          expect(canonicaliseEmail(canonical)).toBe(canonical);
          expect(canonical).toMatch(/^(?=.{3,254}$)[!-?A-~]{1,64}@[a-z0-9.-]+$/u);
          expect(canonical).not.toMatch(/[A-Z]/u);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("never throws, whatever is typed", () => {
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });

    fc.assert(
      fc.property(codeUnits, fc.boolean(), (units, hasAt) => {
        const typed = String.fromCharCode(...units);

        expect(() => canonicaliseEmail(hasAt ? `a@${typed}.com` : typed)).not.toThrow();
      }),
    );
  });
});

describe("emailSchema", () => {
  it("gives the canonical form", () => {
    expect(emailSchema.parse(" Ada@Example.COM ")).toBe("ada@example.com");
  });

  it.each(refused)("refuses %s with one problem that does not repeat it", (_, typed) => {
    const { error } = emailSchema.safeParse(typed);

    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toBe("Value is not a valid email address: it should look like name@example.com");
  });
});
