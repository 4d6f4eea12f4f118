/** The backgrounds that tenant colours are measured against; `tokens.css` names the same ones. */
export const neutrals = {
  light: { page: "#f6f7f9", surface: "#ffffff", tintShare: 0.07, direction: "darker" },
  dark: { page: "#0f1216", surface: "#171b21", tintShare: 0.12, direction: "lighter" },
} as const;
