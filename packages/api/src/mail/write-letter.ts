import type { Language } from "@portal/contract/language";
import { escapeHtml } from "./escape-html.ts";

/** A piece of a letter: a sentence that is there already, a link under words of its own, or a text that somebody wrote, as it is. */
export type Piece =
  | { kind: "sentence"; words: (isolate: Isolate) => string }
  | { kind: "link"; label: string; url: string }
  | { kind: "quote"; label: string; text: string };

/** Puts a name into a sentence so that its direction turns nothing around it. */
export type Isolate = (name: string) => string;

const asText: Isolate = (name) => `\u2068${name}\u2069`;
const asHtml: Isolate = (name) => `<bdi>${escapeHtml(name)}</bdi>`;

/** Writes the same pieces twice, as plain text and as HTML, in the direction of the language. */
export function writeLetter(language: Language, subject: string, pieces: readonly Piece[]) {
  const direction = language === "ar" ? "rtl" : "ltr";
  return {
    text: `${pieces.map(textOf).join("\n\n")}\n`,
    html: `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body>
${pieces.map(htmlOf).join("\n")}
</body>
</html>
`,
  };
}

function textOf(piece: Piece): string {
  switch (piece.kind) {
    case "sentence":
      return piece.words(asText);
    case "link":
      // Nothing stands beside it: mail programs take what does for a part of the address.
      return piece.url;
    case "quote":
      return `${piece.label} ${asText(piece.text)}`;
  }
}

function htmlOf(piece: Piece): string {
  switch (piece.kind) {
    case "sentence":
      return `<p>${piece.words(asHtml)}</p>`;
    case "link":
      return `<p><a href="${escapeHtml(piece.url)}">${escapeHtml(piece.label)}</a></p>`;
    case "quote":
      return `<p>${escapeHtml(piece.label)} ${asHtml(piece.text)}</p>`;
  }
}
