import type { FormList } from "@portal/contract";
import { findPageWords } from "../../../language/page-words.tsx";
import { findPageLanguage } from "../../../server/page-language.ts";
import { pageCaller } from "../../../server/page-request.ts";

interface OtherFormsProps {
  segment: string;
  basePath: string;
}

/** Links to the forms that a tenant has published, beside the one that every help center has. */
export async function OtherForms({ segment, basePath }: OtherFormsProps) {
  const { items } = await listForms(segment);
  if (items.length === 0) return null;
  const { otherForms } = (await findPageWords()).words.request;
  return (
    <nav className="other-forms" aria-labelledby="other-forms">
      <h2 id="other-forms">{otherForms}</h2>
      <ul>
        {items.map(({ id, key, title, locale }) => (
          <li key={id}>
            <a href={`${basePath}/forms/${encodeURIComponent(key)}`} lang={locale} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The page is of use without them, so a database that does not answer takes away nothing but the links. */
async function listForms(segment: string): Promise<Pick<FormList, "items">> {
  try {
    const caller = await pageCaller(segment);
    return await caller.form.list({ locales: [await findPageLanguage()] });
  } catch {
    return { items: [] };
  }
}
