import { contrast, parseHex, textContrast } from "../../colour/contrast.ts";
import { pageBackgrounds } from "../../colour/page-backgrounds.ts";
import type { Finding } from "./finding.ts";

/**
 * A tenant's colour that cannot be read on the light page. The portal darkens such a colour until it can, so nothing breaks; but the brand
 * will not look as its owner thinks. On the dark page nearly every brand's colour is lightened.
 */
export function findLowContrast(primaryColor: string): Finding[] {
  const colour = parseHex(primaryColor);
  if (colour === null) return [low("The help center's colour should be written as #rrggbb")];
  const backgrounds = Object.values(pageBackgrounds.light).flatMap((hex) => parseHex(hex) ?? []);
  const ratio = Math.min(...backgrounds.map((background) => contrast(colour, background)));
  if (ratio >= textContrast) return [];
  // Rounded down, so that it never reads as the ratio that it misses.
  const rounded = (Math.floor(ratio * 10) / 10).toFixed(1);
  return [
    low(`The help center's colour has a contrast of ${rounded}:1 with the page; WCAG AA asks for ${textContrast}:1`),
  ];
}

function low(sentence: string): Finding {
  return { rule: "low_contrast", severity: "warning", path: ["primary_color"], sentence };
}
