import { linearChannel, type Rgb } from "@portal/contract/colour";

/** Writes a colour as `#rrggbb`. */
export function formatHex({ red, green, blue }: Rgb): string {
  const pairs = [red, green, blue].map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${pairs.join("")}`;
}

/** Mixes linearly in sRGB, as CSS `color-mix(in srgb, …)` does. */
export function mix(base: Rgb, added: Rgb, share: number): Rgb {
  const between = (from: number, to: number) => from + (to - from) * share;
  return {
    red: between(base.red, added.red),
    green: between(base.green, added.green),
    blue: between(base.blue, added.blue),
  };
}

function encoded(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** A colour as people see it: lightness from 0 to 1, and two axes that carry hue and chroma (OKLab). */
interface Perceived {
  lightness: number;
  a: number;
  b: number;
}

/** Gives a colour another lightness while keeping its hue, with as much of its chroma as the screen can show. */
export function withLightness(colour: Rgb, lightness: number): Rgb {
  const { a, b } = perceive(colour);
  for (let chromaShare = 1; chromaShare > 0; chromaShare -= 0.05) {
    const candidate = show({ lightness, a: a * chromaShare, b: b * chromaShare });
    if (isShowable(candidate)) return candidate;
  }
  return show({ lightness, a: 0, b: 0 });
}

export function lightnessOf(colour: Rgb): number {
  return perceive(colour).lightness;
}

function isShowable({ red, green, blue }: Rgb): boolean {
  return [red, green, blue].every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

function perceive(colour: Rgb): Perceived {
  const [r, g, b] = [linearChannel(colour.red), linearChannel(colour.green), linearChannel(colour.blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function show({ lightness, a, b }: Perceived): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    green: encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    blue: encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  };
}
