"use client";

import { FocusHeading } from "../../../components/focus-heading.tsx";
import { Message } from "../../../components/message.tsx";
import { fillIn } from "../../../language/fill-in.ts";
import { useWords } from "../../../language/words-context.tsx";
import type { Disowning } from "../confirm-request/actions.ts";
import { PressButton } from "../confirm-request/press-button.tsx";

interface NotMeProps {
  token: string;
  title: string;
  disown: (previous: Disowning | null, formData: FormData) => Promise<Disowning>;
}

/** Stops mail to somebody who has not written. */
export function NotMe({ token, title, disown }: NotMeProps) {
  const { notMe: words } = useWords("access");
  return (
    <PressButton<Extract<Disowning, { kind: "stopped" }>>
      token={token}
      title={title}
      heading={words.heading}
      button={words.button}
      pendingLabel={words.pending}
      press={disown}
      invalid={<p>{words.broken}</p>}
      done={() => (
        <Message heading={<FocusHeading>{words.doneHeading}</FocusHeading>}>
          <title>{`${words.doneTitle} – ${title}`}</title>
          <p>{fillIn(words.done, { title })}</p>
          <p>{words.undo}</p>
        </Message>
      )}
    >
      <p>{fillIn(words.what, { title })}</p>
    </PressButton>
  );
}
