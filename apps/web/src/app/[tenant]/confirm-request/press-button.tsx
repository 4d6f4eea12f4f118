"use client";

import { useActionState, type ReactNode } from "react";
import { FormAlert } from "../../../components/error-summary.tsx";
import { FocusHeading } from "../../../components/focus-heading.tsx";
import { Message } from "../../../components/message.tsx";
import { SubmitButton } from "../../../components/submit-button.tsx";
import { useWords } from "../../../language/words-context.tsx";
import type { PressedLink } from "../../../server/mailed-link-actions.ts";

interface PressButtonProps<Done> {
  token: string;
  title: string;
  heading: string;
  button: string;
  pendingLabel: string;
  /** What the press will do. */
  children: ReactNode;
  /** What stands there when the link is none. */
  invalid: ReactNode;
  press: (previous: PressedLink<Done> | null, formData: FormData) => Promise<PressedLink<Done>>;
  /** The page once it is done. */
  done: (outcome: Done) => ReactNode;
}

/** One button between a mailed link and what it does: mail programs open links before people do. */
export function PressButton<Done extends { kind: "confirmed" | "stopped" }>(props: PressButtonProps<Done>) {
  const { token, title, heading, button, pendingLabel, children, invalid, press, done } = props;
  const [outcome, post, isPending] = useActionState(press, null);
  const { brokenLink, busy, unchanged } = useWords("access");
  if (token === "" || outcome?.kind === "link_invalid") {
    return (
      <Message heading={<FocusHeading>{brokenLink.heading}</FocusHeading>}>
        <title>{`${brokenLink.title} – ${title}`}</title>
        {invalid}
      </Message>
    );
  }
  if (outcome !== null && outcome.kind !== "unavailable") return done(outcome);
  return (
    <Message heading={heading}>
      <title>{`${heading} – ${title}`}</title>
      {outcome?.kind === "unavailable" && (
        <FormAlert heading={busy} occurrence={outcome}>
          <p>{unchanged}</p>
        </FormAlert>
      )}
      {children}
      <form action={post}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton isPending={isPending} pendingLabel={pendingLabel}>
          {button}
        </SubmitButton>
      </form>
    </Message>
  );
}
