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
  return (
    <div className="message card">
      <h1>Sign in</h1>
      <p>We mail you a link that signs you in. There is no password to remember.</p>
      <AskForLink documentTitle={`Sign in – ${settings.title}`} ask={askForLink.bind(null, tenant)} />
      {!settings.features.sign_in_required && (
        <p>
          You can also <a href={basePath === "" ? "/" : basePath}>send a request without signing in</a>.
        </p>
      )}
    </div>
  );
}
