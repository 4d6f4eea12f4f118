import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, parseHex, type Rgb } from "@portal/contract/colour";
import { formatHex, lightnessOf, withLightness } from "./colour.ts";
import { neutrals } from "./neutrals.ts";
import { tenantTheme } from "./tenant-theme.ts";

const awkward = [
  "#000000",
  "#ffffff",
  "#ffff00",
  "#00ff00",
  "#0000ff",
  "#ff0000",
  "#808080",
  "#777777",
  "#0f1216",
  "#f6f7f9",
];
const everyHue = Array.from({ length: 216 }, (_, index) =>
  formatHex({ red: (index % 6) / 5, green: (Math.floor(index / 6) % 6) / 5, blue: Math.floor(index / 36) / 5 }),
);

function rgb(hex: string): Rgb {
  const colour = parseHex(hex);
  if (colour === null) throw new Error(`${hex} is not a colour`);
  return colour;
}

describe("tenantTheme", () => {
  it.each(["light", "dark"] as const)("is readable in %s for every tenant colour", (scheme) => {
    for (const primary of [...awkward, ...everyHue]) {
      const theme = tenantTheme(primary)[scheme];
      const backgrounds = [neutrals[scheme].page, neutrals[scheme].surface, theme.tint].map(rgb);
      for (const background of backgrounds) {
        expect(contrast(rgb(theme.accent), background), `accent of ${primary}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(theme.fill), background), `fill of ${primary}`).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(rgb(theme.onFill), rgb(theme.fill)), `label of ${primary}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(theme.onFill), rgb(theme.fillHover)), `hover of ${primary}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("keeps a colour that is readable as it is", () => {
    expect(tenantTheme("#0b5cad").light).toMatchObject({ accent: "#0b5cad", fill: "#0b5cad", onFill: "#ffffff" });
  });

  it("never writes what a tenant typed into a style sheet", () => {
    const theme = tenantTheme("red;}</style><script>");

    expect(Object.values({ ...theme.light, ...theme.dark }).join(" ")).toMatch(/^[#0-9a-f ]+$/u);
  });

  it("measures against the backgrounds that the style sheet uses", () => {
    const tokens = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8");

    for (const { page, surface } of Object.values(neutrals)) {
      expect(tokens).toContain(`--page: ${page};`);
      expect(tokens).toContain(`--surface: ${surface};`);
    }
  });
});

describe("withLightness", () => {
  it("gives the lightness that was asked for, and a colour that a screen can show", () => {
    for (const hex of everyHue) {
      const changed = withLightness(rgb(hex), 0.6);
      expect(lightnessOf(rgb(formatHex(changed)))).toBeCloseTo(0.6, 1);
    }
  });
});
