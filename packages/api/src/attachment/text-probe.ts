import { TextDecoder } from "node:util";

// What a text file may hold below the space: tab, line ends, vertical tab, form feed, backspace, and escape, which logs colour with.
const controlInText = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
const firstPrintable = 0x20;
const deleteCharacter = 0x7f;

/**
 * Tells, chunk by chunk, whether a file is text: UTF-8, UTF-16 with a byte order mark, or an older encoding of a byte a character,
 * as spreadsheets still write. Programs, archives and pictures are none of them: they hold zeros and other control characters.
 */
export class TextProbe {
  #isFirst = true;
  #utf16: TextDecoder | null = null;
  #isText = true;

  add(chunk: Uint8Array): void {
    if (!this.#isText || chunk.byteLength === 0) return;
    if (this.#isFirst) this.#utf16 = decoderFor(chunk);
    this.#isFirst = false;
    this.#isText = this.#utf16 === null ? !chunk.some(isForeign) : this.#decodes(this.#utf16, chunk);
  }

  /** Asked once, after the last chunk. */
  isText(): boolean {
    return this.#isText && (this.#utf16 === null || this.#decodes(this.#utf16, null));
  }

  #decodes(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
    try {
      const text = chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
      return !Array.from(text).some((character) => isForeign(character.codePointAt(0) ?? 0));
    } catch {
      return false;
    }
  }
}

function decoderFor([first, second]: Uint8Array): TextDecoder | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  return null;
}

function isForeign(code: number): boolean {
  return (code < firstPrintable && !controlInText.has(code)) || code === deleteCharacter;
}
