"use client";

import { FocusHeading } from "../../../components/focus-heading.tsx";
import { Message } from "../../../components/message.tsx";
import type { Disowning } from "../confirm-request/actions.ts";
import { PressButton } from "../confirm-request/press-button.tsx";

interface NotMeProps {
  token: string;
  title: string;
  disown: (previous: Disowning | null, formData: FormData) => Promise<Disowning>;
}

/** Stops mail to somebody who has not written. */
export function NotMe({ token, title, disown }: NotMeProps) {
  return (
    <PressButton<Extract<Disowning, { kind: "stopped" }>>
      token={token}
      title={title}
      heading="This was not you?"
      button="Stop these messages"
      pendingLabel="Stopping…"
      press={disown}
      invalid={
        <p>This address was not copied whole, or the mail is older than a month. Open the link in the mail itself.</p>
      }
      done={() => (
        <Message heading={<FocusHeading>We have stopped</FocusHeading>}>
          <title>{`Messages stopped – ${title}`}</title>
          <p>
            We will not write to your email address about requests any more, whoever gives it. The <bdi>{title}</bdi>{" "}
            team can see that the request was not yours.
          </p>
          <p>If you want to hear from us again one day, sign in at the help center with a link by mail.</p>
        </Message>
      )}
    >
      <p>
        Somebody gave your email address with a request to <bdi>{title}</bdi>. If it was not you, press the button: then
        no request will make us write to your address again.
      </p>
    </PressButton>
  );
}
