import type { FormDocument } from "@portal/contract/form";
import type { FormWords } from "./words/form-words.ts";

/** A published version of a form, in the one language in which a page shows it. */
export interface FormVersion {
  id: string;
  version: number;
  /** Asks for everything that a request needs: see {@link withPlainParts}. */
  document: FormDocument;
}

/** What the portal says of a version, as far as a page needs it. */
interface PublishedVersion {
  id: string;
  version: number;
  document: FormDocument;
}

/** Makes a version ready for its page. */
export function formVersionOf({ id, version, document }: PublishedVersion, words: FormWords): FormVersion {
  return { id, version, document: withPlainParts(document, words) };
}

/**
 * A request needs a subject and a description, whatever its form asks: the page asks in its own words for what no field stands for.
 *
 * @param document in one language
 */
function withPlainParts(document: FormDocument, words: FormWords): FormDocument {
  const keys = new Set(document.fields.map(({ key }) => key));
  const parts = new Set(document.fields.flatMap((field) => ("maps_to" in field ? [field.maps_to] : [])));
  const freeKey = (key: string) => (keys.has(key) ? `portal_${key}` : key);
  const say = (text: string) => ({ [document.default_locale]: text });
  return {
    ...document,
    fields: [
      ...(parts.has("subject")
        ? []
        : [
            {
              type: "text" as const,
              key: freeKey("subject"),
              label: say(words.subject),
              required: true,
              maps_to: "subject" as const,
            },
          ]),
      ...document.fields,
      ...(parts.has("description")
        ? []
        : [
            {
              type: "textarea" as const,
              key: freeKey("description"),
              label: say(words.description),
              required: true,
              maps_to: "description" as const,
              max_length: 50_000,
            },
          ]),
    ],
  };
}
