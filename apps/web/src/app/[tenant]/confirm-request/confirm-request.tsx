"use client";

import { FocusHeading } from "../../../components/focus-heading.tsx";
import { Message } from "../../../components/message.tsx";
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
  return (
    <PressButton<Extract<Confirmation, { kind: "confirmed" }>>
      token={token}
      title={title}
      heading="Confirm your request"
      button="Yes, I sent it"
      pendingLabel="Confirming…"
      press={confirm}
      invalid={
        <>
          <p>The link of a confirmation works for 24 hours. This one has run out, or was not copied whole.</p>
          <a className="button button-plain" href={basePath === "" ? "/" : basePath}>
            Go to the help center
          </a>
        </>
      }
      done={({ displayId }) => (
        <Message heading={<FocusHeading>Your request is confirmed</FocusHeading>}>
          <title>{`Request confirmed – ${title}`}</title>
          <p>
            Thank you. The <bdi>{title}</bdi> team now knows that request {displayId} is yours. They reply to your email
            address.
          </p>
          <a className="button button-plain" href={basePath === "" ? "/" : basePath}>
            Go to the help center
          </a>
        </Message>
      )}
    >
      <p>
        Somebody gave your email address with a request to <bdi>{title}</bdi>. Its reference is in the mail that brought
        you here. Did you send that request?
      </p>
      <p>If you did not, close this page. Nothing is confirmed until you press the button.</p>
    </PressButton>
  );
}
