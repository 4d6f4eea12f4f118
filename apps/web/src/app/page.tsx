import { redirect } from "next/navigation";
import { tenantSlugPattern } from "@portal/contract";
import { Field } from "../components/field.tsx";
import { PortalFrame } from "../components/site-frame.tsx";

const title = "Find a help center";

interface LandingPageProps {
  searchParams: Promise<{ name?: string | string[] }>;
}

/** The portal's own address: it asks which help center is meant, and names none. */
export default async function LandingPage({ searchParams }: LandingPageProps) {
  const { name } = await searchParams;
  const slug = typeof name === "string" ? name.trim().toLowerCase() : null;
  if (slug !== null && tenantSlugPattern.test(slug)) redirect(`/${slug}`);
  const error = slug === null ? undefined : "Enter a name of small letters, digits and hyphens, such as example-shop";
  return (
    <PortalFrame>
      <title>{error === undefined ? title : `Error: ${title}`}</title>
      <div className="message card">
        <h1>Which help center are you looking for?</h1>
        <form className="stacked-form" action="/" method="get" noValidate>
          <Field name="name" label="Name" hint="The short name in the address that you were given." error={error}>
            {(control) => (
              <input
                {...control}
                className="control"
                type="text"
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
              Go to help center
            </button>
          </div>
        </form>
      </div>
    </PortalFrame>
  );
}
