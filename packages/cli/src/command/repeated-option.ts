/** Gathers an option that may be given several times. */
export function addTo(text: string, texts: unknown): string[] {
  return Array.isArray(texts) ? [...texts.map(String), text] : [text];
}
