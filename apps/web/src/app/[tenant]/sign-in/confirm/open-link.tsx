"use client";

import { useActionState } from "react";
import { FormAlert } from "../../../../components/error-summary.tsx";
import { FocusHeading } from "../../../../components/focus-heading.tsx";
import { Message } from "../../../../components/message.tsx";
import { SubmitButton } from "../../../../components/submit-button.tsx";
import { fillIn } from "../../../../language/fill-in.ts";
import { useWords } from "../../../../language/words-context.tsx";
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
  const access = useWords("access");
  if (token === "" || refused?.kind === "link_invalid") return <LinkInvalid title={title} basePath={basePath} />;
  return (
    <Message heading={access.open.heading}>
      <title>{`${access.open.heading} – ${title}`}</title>
      {refused?.kind === "unavailable" && (
        <FormAlert heading={access.busy} occurrence={refused}>
          <p>{access.open.unused}</p>
        </FormAlert>
      )}
      <p>{fillIn(access.open.text, { title })}</p>
      <form action={post}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton isPending={isPending} pendingLabel={access.open.pending}>
          {access.open.button}
        </SubmitButton>
      </form>
    </Message>
  );
}

function LinkInvalid({ title, basePath }: Pick<OpenLinkProps, "title" | "basePath">) {
  const { spentLink } = useWords("access");
  return (
    <Message heading={<FocusHeading>{spentLink.heading}</FocusHeading>}>
      <title>{`${spentLink.title} – ${title}`}</title>
      <p>{spentLink.text}</p>
      <a className="button button-main" href={`${basePath}/sign-in`}>
        {spentLink.again}
      </a>
    </Message>
  );
}
