/** A colour of the sRGB space, each channel from 0 to 1. */
export interface Rgb {
  red: number;
  green: number;
  blue: number;
}

/** The least contrast of text with what is behind it, by WCAG 2 AA. */
export const textContrast = 4.5;

const hexColour = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu;

/** Reads `#rrggbb`; `null` when the text is anything else. */
export function parseHex(text: string): Rgb | null {
  const match = hexColour.exec(text.trim());
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  return { red, green, blue };
}

/** WCAG's contrast ratio of two colours, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** The light that a channel stands for: sRGB is encoded as eyes see, not as light adds up. */
export function linearChannel(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function luminance({ red, green, blue }: Rgb): number {
  return 0.2126 * linearChannel(red) + 0.7152 * linearChannel(green) + 0.0722 * linearChannel(blue);
}
