import { describe, expect, it } from "vitest";
import { z } from "zod";
import { tenantFields } from "./tenant-options.ts";

const fields = z.object(tenantFields).partial();

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
  ])("takes %s %j as %j", (name, typed, kept) => {
    expect(fields.parse({ [name]: typed })).toEqual({ [name]: kept });
  });

  it.each([
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
