import { redirect } from "next/navigation";
import { tenantSlugPattern } from "@portal/contract";
import { Field } from "../components/field.tsx";
import { PortalFrame } from "../components/site-frame.tsx";
import { findPageWords } from "../language/page-words.tsx";

interface LandingPageProps {
  searchParams: Promise<{ name?: string | string[] }>;
}

/** The portal's own address: it asks which help center is meant, and names none. */
export default async function LandingPage({ searchParams }: LandingPageProps) {
  const { name } = await searchParams;
  const slug = typeof name === "string" ? name.trim().toLowerCase() : null;
  if (slug !== null && tenantSlugPattern.test(slug)) redirect(`/${slug}`);
  const { pages, controls } = (await findPageWords()).words;
  const { landing } = pages;
  const error = slug === null ? undefined : landing.problem;
  return (
    <PortalFrame>
      <title>{error === undefined ? landing.title : `${controls.error}: ${landing.title}`}</title>
      <div className="message card">
        <h1>{landing.heading}</h1>
        <form className="stacked-form" action="/" method="get" noValidate>
          <Field name="name" label={landing.name} hint={landing.hint} error={error} words={controls}>
            {(control) => (
              <input
                {...control}
                className="control"
                type="text"
                dir="ltr"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={slug ?? ""}
                autoFocus={error !== undefined}
              />
            )}
          </Field>
          <div className="button-row">
            <button className="button button-main" type="submit">
              {landing.go}
            </button>
          </div>
        </form>
      </div>
    </PortalFrame>
  );
}
