const letter = /[A-Za-z]/u;
const digit = /[0-9]/u;

/**
 * Holds a text against a mask: `A` stands for an ASCII letter, `9` for a digit, `*` for either, a backslash takes the next
 * character as it is, and everything else stands for itself. One pass without going back, so no text can make it slow.
 */
export function matchesMask(text: string, mask: string): boolean {
  const characters = Array.from(text);
  const places = Array.from(mask);
  let read = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? "";
    const isEscaped = place === "\\";
    if (isEscaped) index += 1;
    if (!fits(characters[read] ?? "", isEscaped ? { exactly: places[index] ?? "" } : { place })) return false;
    read += 1;
  }
  return read === characters.length;
}

function fits(character: string, wanted: { place: string } | { exactly: string }): boolean {
  if ("exactly" in wanted) return character === wanted.exactly;
  switch (wanted.place) {
    case "A":
      return letter.test(character);
    case "9":
      return digit.test(character);
    case "*":
      return letter.test(character) || digit.test(character);
    default:
      return character === wanted.place;
  }
}
