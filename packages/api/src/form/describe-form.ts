import type { FormList, ListedForm, PublishedFormAnswer } from "@portal/contract";
import { chooseFormLocale, localiseForm, textIn } from "@portal/contract/form";
import type { PublishedForm } from "./form.ts";

/** Says what anybody may know of a form, in the language that they want; in all its languages when they want none in particular. */
export function describeForm(form: PublishedForm, wantedLocales: readonly string[]): PublishedFormAnswer {
  const { document, isRetired } = form;
  const locale = wantedLocales.length === 0 ? null : chooseFormLocale(document, wantedLocales);
  return {
    ...describeVersion(form),
    is_retired: isRetired,
    document: locale === null ? document : localiseForm(document, locale),
  };
}

/** Lists forms by what they are called. */
export function describeForms(forms: readonly PublishedForm[], wantedLocales: readonly string[]): FormList {
  const items = forms.map((form) => describeListed(form, wantedLocales));
  return { items, total: items.length, limit: items.length, offset: 0 };
}

function describeListed(form: PublishedForm, wantedLocales: readonly string[]): ListedForm {
  const { document } = form;
  const locale = chooseFormLocale(document, wantedLocales);
  return {
    ...describeVersion(form),
    title: textIn(document.title, { locale, defaultLocale: document.default_locale }),
    locale,
    locales: [...document.locales],
    sign_in_required: document.sign_in_required ?? false,
    opens_at: document.opens_at ?? null,
    closes_at: document.closes_at ?? null,
  };
}

function describeVersion({ id, key, version, currentVersion, isDefault, contentHash, publishedAt }: PublishedForm) {
  return {
    id,
    key,
    version,
    current_version: currentVersion,
    is_default: isDefault,
    content_hash: contentHash,
    published_at: publishedAt.toISOString(),
  };
}
