const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const plain = /^[\x20-\x7e]*$/u;
const twoCellsWide =
  /[\u1100-\u115F\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}]|\p{Emoji}\uFE0F/u;
const ellipsis = "…";

/** How many cells of a terminal a text takes, near enough to keep columns straight. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return Array.from(graphemes.segment(text), ({ segment }) => cellsOf(segment)).reduce((sum, cells) => sum + cells, 0);
}

/** The text, or as much of its beginning as fits with an ellipsis; characters stay whole. */
export function cutToWidth(text: string, maxWidth: number): string {
  if (displayWidth(text) <= maxWidth) return text;
  let kept = "";
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += cellsOf(segment);
    if (width >= maxWidth) break;
    kept += segment;
  }
  return kept.trimEnd() + ellipsis;
}

function cellsOf(grapheme: string): number {
  return twoCellsWide.test(grapheme) ? 2 : 1;
}
