import { fillIn } from "../../language/fill-in.ts";
import { findPageWords, PageWords } from "../../language/page-words.tsx";
import { askForLink } from "./sign-in/actions.ts";
import { AskForLink } from "./sign-in/ask-for-link.tsx";

interface SignInFirstProps {
  segment: string;
  title: string;
  documentTitle: string;
}

/** What stands in place of the form where requests are taken from signed-in people only. */
export async function SignInFirst({ segment, title, documentTitle }: SignInFirstProps) {
  const { language, words } = await findPageWords();
  const { signInFirst } = words.access;
  return (
    <div className="stack">
      <h2>{signInFirst.heading}</h2>
      <p>{fillIn(signInFirst.text, { title })}</p>
      <PageWords parts={["access"]}>
        <AskForLink documentTitle={documentTitle} ask={askForLink.bind(null, { segment, language })} />
      </PageWords>
    </div>
  );
}
