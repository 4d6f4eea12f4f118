/** Puts names that others gave into the places of a sentence, each isolated, so that none turns the words around it. */
export function fillIn(sentence: string, names: Readonly<Record<string, string>>): string {
  return replacePlaces(sentence, names, (name) => `\u2068${name}\u2069`);
}

/** Puts into its places what turns nothing: numbers, times and sentences of the same language, and names in what is only heard. */
export function fillInOwn(sentence: string, values: Readonly<Record<string, string>>): string {
  return replacePlaces(sentence, values, (value) => value);
}

function replacePlaces(
  sentence: string,
  values: Readonly<Record<string, string>>,
  show: (value: string) => string,
): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : show(value);
  });
}
