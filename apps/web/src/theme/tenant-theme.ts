import { contrast, parseHex, textContrast, type Rgb } from "@portal/contract/colour";
import { formatHex, lightnessOf, mix, withLightness } from "./colour.ts";
import { neutrals } from "./neutrals.ts";

const shapeContrast = 3;
const lightnessStep = 0.01;

/** The colours that a tenant's own colour turns into, as `#rrggbb`; every pair but `brand` that meets on the page is readable (AA). */
export interface ThemeColours {
  /** The tenant's colour as it is: for ornament only, since nothing says that it can be told from the page. */
  brand: string;
  /** Links, borders of what is chosen, the focus ring: 4.5:1 on every background of the page. */
  accent: string;
  /** The main button: 3:1 against the page. */
  fill: string;
  /** Its label: 4.5:1 on `fill` and on `fillHover`. */
  onFill: string;
  fillHover: string;
  /** A breath of the tenant's colour, for backgrounds. */
  tint: string;
}

export interface TenantTheme {
  light: ThemeColours;
  dark: ThemeColours;
}

/**
 * Makes a tenant's colour safe: as it is where it can be read, and otherwise lighter or darker in the same hue.
 *
 * @param primaryColor what the tenant set; anything but `#rrggbb` counts as a neutral blue
 */
export function tenantTheme(primaryColor: string): TenantTheme {
  const brand = parseHex(primaryColor) ?? fallbackBrand;
  return { light: themeOn(neutrals.light, brand), dark: themeOn(neutrals.dark, brand) };
}

const fallbackBrand: Rgb = { red: 0.15, green: 0.35, blue: 0.75 };
const white: Rgb = { red: 1, green: 1, blue: 1 };
// Black and no softer: of white and black one always reaches 4.5:1 on any colour, of white and dark grey sometimes neither.
const black: Rgb = { red: 0, green: 0, blue: 0 };

function themeOn(
  { page, surface, tintShare, direction }: (typeof neutrals)["light" | "dark"],
  brand: Rgb,
): ThemeColours {
  const pageColour = parseHex(page) ?? white;
  const surfaceColour = parseHex(surface) ?? white;
  const tint = asShown(mix(surfaceColour, brand, tintShare));
  const backgrounds = [pageColour, surfaceColour, tint];

  const accent = untilReadable(brand, { backgrounds, ratio: textContrast, direction });
  const isVisible = backgrounds.every((background) => contrast(brand, background) >= shapeContrast);
  const fill = isVisible ? brand : accent;
  const onFill = contrast(fill, white) >= textContrast ? white : black;
  // Away from the label, so that hovering never makes it harder to read.
  const fillHover = withLightness(fill, lightnessOf(fill) + (onFill === white ? -0.06 : 0.06));
  return {
    brand: formatHex(brand),
    accent: formatHex(accent),
    fill: formatHex(fill),
    onFill: formatHex(onFill),
    fillHover: formatHex(fillHover),
    tint: formatHex(tint),
  };
}

interface Readable {
  backgrounds: Rgb[];
  ratio: number;
  direction: "darker" | "lighter";
}

function untilReadable(colour: Rgb, { backgrounds, ratio, direction }: Readable): Rgb {
  const step = direction === "darker" ? -lightnessStep : lightnessStep;
  let candidate = asShown(colour);
  for (let lightness = lightnessOf(colour); lightness > 0 && lightness < 1; lightness += step) {
    if (backgrounds.every((background) => contrast(candidate, background) >= ratio)) return candidate;
    candidate = asShown(withLightness(colour, lightness + step));
  }
  return direction === "darker" ? black : white;
}

/** Rounding to eight bits can cost a hair of contrast, so what is measured is what is shown. */
function asShown(colour: Rgb): Rgb {
  return parseHex(formatHex(colour)) ?? colour;
}
