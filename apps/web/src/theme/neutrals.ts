import { pageBackgrounds } from "@portal/contract/colour";

/** The backgrounds that tenant colours are measured against, and how those colours are fitted to them. */
export const neutrals = {
  light: { ...pageBackgrounds.light, tintShare: 0.07, direction: "darker" },
  dark: { ...pageBackgrounds.dark, tintShare: 0.12, direction: "lighter" },
} as const;
