import { findPageWords, PageWords } from "../../../language/page-words.tsx";
import { findHelpCenter } from "../../../server/page-request.ts";
import { askForLink } from "./actions.ts";
import { AskForLink } from "./ask-for-link.tsx";

interface SignInPageProps {
  params: Promise<{ tenant: string }>;
}

export default async function SignInPage({ params }: SignInPageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const { settings, basePath } = helpCenter;
  const { language, words } = await findPageWords();
  const { signIn } = words.access;
  return (
    <div className="message card">
      <h1>{signIn.heading}</h1>
      <p>{signIn.text}</p>
      <PageWords parts={["access"]}>
        <AskForLink
          documentTitle={`${signIn.heading} – ${settings.title}`}
          ask={askForLink.bind(null, { segment: tenant, language })}
        />
      </PageWords>
      {!settings.features.sign_in_required && (
        <p>
          <a href={basePath === "" ? "/" : basePath}>{signIn.without}</a>
        </p>
      )}
    </div>
  );
}
