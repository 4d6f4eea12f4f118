"use client";

import { FocusHeading } from "../../../components/focus-heading.tsx";
import { Message } from "../../../components/message.tsx";
import { fillIn } from "../../../language/fill-in.ts";
import { useWords } from "../../../language/words-context.tsx";
import type { Confirmation } from "./actions.ts";
import { PressButton } from "./press-button.tsx";

interface ConfirmRequestProps {
  token: string;
  title: string;
  basePath: string;
  confirm: (previous: Confirmation | null, formData: FormData) => Promise<Confirmation>;
}

/** Asks whether the request was theirs. Nothing of the request is shown: whoever looks may be the one who did not send it. */
export function ConfirmRequest({ token, title, basePath, confirm }: ConfirmRequestProps) {
  const { confirm: words, brokenLink } = useWords("access");
  return (
    <PressButton<Extract<Confirmation, { kind: "confirmed" }>>
      token={token}
      title={title}
      heading={words.heading}
      button={words.button}
      pendingLabel={words.pending}
      press={confirm}
      invalid={
        <>
          <p>{words.broken}</p>
          <a className="button button-plain" href={basePath === "" ? "/" : basePath}>
            {brokenLink.home}
          </a>
        </>
      }
      done={({ displayId }) => (
        <Message heading={<FocusHeading>{words.doneHeading}</FocusHeading>}>
          <title>{`${words.doneTitle} – ${title}`}</title>
          <p>{fillIn(words.done, { title, reference: displayId })}</p>
          <a className="button button-plain" href={basePath === "" ? "/" : basePath}>
            {brokenLink.home}
          </a>
        </Message>
      )}
    >
      <p>{fillIn(words.what, { title })}</p>
      <p>{words.ifNot}</p>
    </PressButton>
  );
}
