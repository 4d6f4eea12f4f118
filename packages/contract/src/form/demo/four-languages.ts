import type { CascadeOption } from "../form-field.ts";

/** A text in the four languages of the interface. */
export function fourLanguages(...texts: readonly [en: string, de: string, ar: string, ja: string]) {
  const [en, de, ar, ja] = texts;
  return { en, de, ar, ja };
}

/** An option of a cascading dropdown, with what follows from it. */
export function cascade(value: string, label: Record<string, string>, children?: CascadeOption[]): CascadeOption {
  return children === undefined ? { value, label } : { value, label, children };
}
