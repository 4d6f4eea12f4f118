import { z } from "zod";
import { isStorable, isVisible } from "../text/text-rules.ts";

/** A language as forms name it: `en`, `pt-BR`, `zh-Hant`. */
export const localeSchema = z.string().regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/u);

/** A text by language, at most so many characters in each. */
export function localText(maxLength: number) {
  return z.record(localeSchema, shownText(maxLength));
}

/** A text that people see, in one language. */
export function shownText(maxLength: number) {
  return z
    .string()
    .min(1, { abort: true })
    .max(maxLength)
    .refine((text) => isStorable(text) && isVisible(text), {
      error: "Text should be visible, without NUL characters and lone surrogates",
    });
}
