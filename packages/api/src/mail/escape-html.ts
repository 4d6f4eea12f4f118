/** Makes text that a page or a mail in HTML shows as it is, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
