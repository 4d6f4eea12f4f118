import type { CallTerms, Deadline } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { FormList, PublishedForm } from "../wire.ts";
import type { EntityCache } from "./entity-cache.ts";

const path = "/api/v1/help-center/forms";

/** How a form is asked for. */
export interface FormTerms extends CallTerms {
  /** Languages by preference, such as `["pt-BR", "en"]`. */
  readonly locales?: readonly string[] | undefined;
}

/** How one version of a form is asked for. */
export interface FormVersionTerms extends FormTerms {
  /** The current one unless said. */
  readonly version?: number | undefined;
}

/** The forms that can be filled in, the default first. */
export async function listForms(cache: EntityCache, { locales }: FormTerms, deadline: Deadline): Promise<FormList> {
  const answer = await cache.send({ method: "GET", path, query: { locale: locales } }, deadline);
  return expectBody<FormList>(answer, ["items", "total"]);
}

/** One form with all that it asks, by its id or its key. */
export async function getForm(
  cache: EntityCache,
  { form, locales, version }: FormVersionTerms & { readonly form: string },
  deadline: Deadline,
): Promise<PublishedForm> {
  const query = { locale: locales, version: version?.toString() };
  const answer = await cache.send({ method: "GET", path: `${path}/${encodeURIComponent(form)}`, query }, deadline);
  return expectBody<PublishedForm>(answer, ["id", "key", "version", "document"]);
}
