import { askForLink } from "./sign-in/actions.ts";
import { AskForLink } from "./sign-in/ask-for-link.tsx";

interface SignInFirstProps {
  segment: string;
  title: string;
  documentTitle: string;
}

/** What stands in place of the form where requests are taken from signed-in people only. */
export function SignInFirst({ segment, title, documentTitle }: SignInFirstProps) {
  return (
    <div className="stack">
      <h2>Sign in first</h2>
      <p>
        <bdi>{title}</bdi> takes requests from signed-in people only. We mail you a link that signs you in and brings
        you back here. There is no password to remember.
      </p>
      <AskForLink documentTitle={documentTitle} ask={askForLink.bind(null, segment)} />
    </div>
  );
}
