"use client";

import { useActionState } from "react";
import { FormAlert } from "../../../../components/error-summary.tsx";
import { FocusHeading } from "../../../../components/focus-heading.tsx";
import { Message } from "../../../../components/message.tsx";
import { SubmitButton } from "../../../../components/submit-button.tsx";
import type { SignIn } from "../../../../server/identity-actions.ts";

type Refused = Exclude<SignIn, { kind: "signed_in" }>;

interface OpenLinkProps {
  token: string;
  title: string;
  basePath: string;
  open: (previous: Refused | null, formData: FormData) => Promise<Refused>;
}

/** One button between the mail and the session. */
export function OpenLink({ token, title, basePath, open }: OpenLinkProps) {
  const [refused, post, isPending] = useActionState(open, null);
  if (token === "" || refused?.kind === "link_invalid") return <LinkInvalid title={title} basePath={basePath} />;
  return (
    <Message heading="Sign in">
      <title>{`Sign in – ${title}`}</title>
      {refused?.kind === "unavailable" && (
        <FormAlert heading="The help center is busy just now" occurrence={refused}>
          <p>Your link has not been used. Try again in a few seconds.</p>
        </FormAlert>
      )}
      <p>
        You are about to sign in to <bdi>{title}</bdi> on this device.
      </p>
      <form action={post}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton isPending={isPending} pendingLabel="Signing in…">
          Sign in
        </SubmitButton>
      </form>
    </Message>
  );
}

function LinkInvalid({ title, basePath }: Pick<OpenLinkProps, "title" | "basePath">) {
  return (
    <Message heading={<FocusHeading>This link no longer works</FocusHeading>}>
      <title>{`Link no longer works – ${title}`}</title>
      <p>A sign-in link works once, for 15 minutes. This one has been used, has run out, or was not copied whole.</p>
      <a className="button button-main" href={`${basePath}/sign-in`}>
        Get a new link
      </a>
    </Message>
  );
}
