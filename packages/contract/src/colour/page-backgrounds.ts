/** The backgrounds that text stands on in the portal, as `#rrggbb`. The style sheet's tokens name the same ones, and a test compares. */
export const pageBackgrounds = {
  light: { page: "#f6f7f9", surface: "#ffffff" },
  dark: { page: "#0f1216", surface: "#171b21" },
} as const;
