"use client";

import { useActionState } from "react";
import { EmailField } from "../../../components/email-field.tsx";
import { ErrorSummary } from "../../../components/error-summary.tsx";
import { SubmitButton } from "../../../components/submit-button.tsx";
import { fillIn } from "../../../language/fill-in.ts";
import type { Words } from "../../../language/words.ts";
import { useWords } from "../../../language/words-context.tsx";
import type { RefusedLinkRequest } from "./actions.ts";

interface AskForLinkProps {
  documentTitle: string;
  ask: (previous: RefusedLinkRequest | null, formData: FormData) => Promise<RefusedLinkRequest>;
}

/** Asks for the address that the link goes to. */
export function AskForLink({ documentTitle, ask }: AskForLinkProps) {
  const [refused, post, isPending] = useActionState(ask, null);
  const controls = useWords("controls");
  const access = useWords("access");
  const error = refused === null ? undefined : complaintAbout(refused, { controls, access });
  const isAboutEmail = refused?.outcome.kind === "problems";
  return (
    <form className="stacked-form" action={post} noValidate>
      <title>{error === undefined ? documentTitle : `${controls.error}: ${documentTitle}`}</title>
      {error !== undefined && (
        <ErrorSummary entries={[{ field: isAboutEmail ? "email" : null, sentence: error }]} occurrence={refused} />
      )}
      <EmailField error={isAboutEmail ? error : undefined} defaultValue={refused?.email ?? ""} />
      <div className="button-row">
        <SubmitButton isPending={isPending} pendingLabel={controls.sending}>
          {access.signIn.ask}
        </SubmitButton>
      </div>
    </form>
  );
}

function complaintAbout({ outcome }: RefusedLinkRequest, words: Pick<Words, "controls" | "access">): string {
  if (outcome.kind === "too_many") return words.access.tooManyLinksText;
  if (outcome.kind === "unavailable") return words.access.busyText;
  const { emailMissing, emailMalformed } = words.controls;
  const isMissing = outcome.problems.some(({ type }) => type === "missing");
  return isMissing ? emailMissing : fillIn(emailMalformed, { example: "name@example.com" });
}
