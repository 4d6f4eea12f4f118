import { describe, expect, it } from "vitest";
import { z } from "zod";
import { apiFields, tenantFields } from "./tenant-options.ts";

const fields = z.object({ ...tenantFields, ...apiFields }).partial();

describe("tenant options", () => {
  it.each([
    ["hostname", "Help.Initech.Example", "help.initech.example"],
    ["hostname", "hilfe.münchen.example", "hilfe.xn--mnchen-3ya.example"],
    ["primaryColor", "#7A1F5C", "#7a1f5c"],
    ["logoUrl", "https://cdn.example/logo.svg", "https://cdn.example/logo.svg"],
    ["logoUrl", "/logos/initech.svg", "/logos/initech.svg"],
    ["locale", "de-AT", "de-AT"],
    ["name", "  Initech  ", "Initech"],
    ["category", ["Printers", "Reports"], ["Printers", "Reports"]],
    [
      "allowedOrigin",
      [
        "https://WWW.initech.example/",
        "https://www.initech.example",
        "https://a.example:8443",
        "http://localhost:5173",
      ],
      ["https://www.initech.example", "https://a.example:8443", "http://localhost:5173"],
    ],
  ])("takes %s %j as %j", (name, typed, kept) => {
    expect(fields.parse({ [name]: typed })).toEqual({ [name]: kept });
  });

  it.each([
    ...[
      "*",
      "null",
      "",
      "www.initech.example",
      "http://www.initech.example",
      "https://www.initech.example/help",
      "https://www.initech.example:443",
      "https://ada@www.initech.example",
      "https://*.initech.example",
      "https://münchen.example",
      "ftp://initech.example",
      "https://a.example https://b.example",
    ].map((origin): [string, string[]] => ["allowedOrigin", [origin]]),
    ["hostname", "https://help.example"],
    ["hostname", "help.example:8080"],
    ["hostname", "help.example/portal"],
    ["hostname", "ada@help.example"],
    ["hostname", "192.0.2.7"],
    ["hostname", "help_desk.example"],
    ["hostname", "help..example"],
    ["hostname", ""],
    ["primaryColor", "red"],
    ["primaryColor", "#12345"],
    ["primaryColor", "#123456; background: url(//evil.example)"],
    ["logoUrl", "http://cdn.example/logo.svg"],
    ["logoUrl", "//evil.example/logo.svg"],
    ["logoUrl", "/\\evil.example"],
    ["logoUrl", "javascript:alert(1)"],
    ["logoUrl", 'https://cdn.example/"><script>'],
    ["locale", "english"],
    ["locale", "xx-invented-tag-that-is-long"],
    ["prefix", "req"],
    ["prefix", "R"],
    ["prefix", "REQUEST"],
    ["category", ["Printers", "Printers"]],
    ["category", [""]],
    ["name", "two\nlines"],
  ])("refuses %s %j", (name, typed) => {
    expect(fields.safeParse({ [name]: typed }).success).toBe(false);
  });
});
