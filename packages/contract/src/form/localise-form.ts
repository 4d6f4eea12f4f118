import type { FormDocument } from "./form-document.ts";
import type { CascadeOption, FormField } from "./form-field.ts";
import { textIn, type LocalText } from "./text-in.ts";

/**
 * Gives a form in one language: every text in that language where the form has it, and in the form's default language otherwise. What it
 * gives is a form document itself, for the same questions.
 *
 * @param locale one of `document.locales`
 */
export function localiseForm(document: FormDocument, locale: string): FormDocument {
  const { default_locale: defaultLocale } = document;
  const say = (text: LocalText) => ({ [locale]: textIn(text, { locale, defaultLocale }) });
  return {
    ...document,
    default_locale: locale,
    locales: [locale],
    title: say(document.title),
    ...(document.description && { description: say(document.description) }),
    fields: document.fields.map((field) => localiseField(field, say)),
  };
}

/**
 * Chooses the language of a form for somebody.
 *
 * @param wanted languages by preference, e.g. `["de-AT", "en"]`
 * @returns one of the form's languages: the first that is wanted, in itself or in its base language, or else the form's default
 */
export function chooseFormLocale(
  { locales, default_locale: defaultLocale }: FormDocument,
  wanted: readonly string[],
): string {
  const candidates = wanted.flatMap((locale) => [locale, locale.split("-", 1)[0] ?? locale]);
  return candidates.find((candidate) => locales.includes(candidate)) ?? defaultLocale;
}

type Say = (text: LocalText) => Record<string, string>;

function localiseField(field: FormField, say: Say): FormField {
  switch (field.type) {
    case "heading":
    case "help_text":
      return { ...field, text: say(field.text) };
    case "consent":
      return { ...field, ...asked(field, say), text: say(field.text) };
    case "dropdown":
      return { ...field, ...asked(field, say), options: field.options.map((option) => localiseOption(option, say)) };
    case "multi_select":
      return { ...field, ...asked(field, say), options: field.options.map((option) => localiseOption(option, say)) };
    case "cascading_dropdown":
      return {
        ...field,
        ...asked(field, say),
        levels: field.levels.map(say),
        options: field.options.map((option) => localiseOption(option, say)),
      };
    default:
      return { ...field, ...asked(field, say) };
  }
}

function asked({ label, hint }: { label: LocalText; hint?: LocalText | undefined }, say: Say) {
  return { label: say(label), ...(hint && { hint: say(hint) }) };
}

function localiseOption<Option extends CascadeOption>(option: Option, say: Say): Option {
  const { children } = option;
  return {
    ...option,
    label: say(option.label),
    ...(children && { children: children.map((child) => localiseOption(child, say)) }),
  };
}
