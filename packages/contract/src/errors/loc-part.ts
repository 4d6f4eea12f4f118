const maxKeyLength = 100;

/** `loc` has to name an unknown field, which is the caller's text: whole characters only, and not much of it. */
export function locPart(part: PropertyKey): string | number {
  return typeof part === "number" ? part : Array.from(String(part).toWellFormed()).slice(0, maxKeyLength).join("");
}
