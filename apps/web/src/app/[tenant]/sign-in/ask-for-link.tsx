"use client";

import { useActionState } from "react";
import { EmailField } from "../../../components/email-field.tsx";
import { ErrorSummary } from "../../../components/error-summary.tsx";
import { SubmitButton } from "../../../components/submit-button.tsx";
import type { RefusedLinkRequest } from "./actions.ts";

interface AskForLinkProps {
  documentTitle: string;
  ask: (previous: RefusedLinkRequest | null, formData: FormData) => Promise<RefusedLinkRequest>;
}

/** Asks for the address that the link goes to. */
export function AskForLink({ documentTitle, ask }: AskForLinkProps) {
  const [refused, post, isPending] = useActionState(ask, null);
  const error = refused === null ? undefined : complaintAbout(refused);
  const isAboutEmail = refused?.outcome.kind === "problems";
  return (
    <form className="stacked-form" action={post} noValidate>
      <title>{error === undefined ? documentTitle : `Error: ${documentTitle}`}</title>
      {error !== undefined && (
        <ErrorSummary entries={[{ field: isAboutEmail ? "email" : null, sentence: error }]} occurrence={refused} />
      )}
      <EmailField error={isAboutEmail ? error : undefined} defaultValue={refused?.email ?? ""} />
      <div className="button-row">
        <SubmitButton isPending={isPending} pendingLabel="Sending…">
          Mail me a link
        </SubmitButton>
      </div>
    </form>
  );
}

function complaintAbout({ outcome }: RefusedLinkRequest): string {
  if (outcome.kind === "unavailable") return "The help center is busy just now. Try again in a few seconds.";
  const isMissing = outcome.problems.some(({ type }) => type === "missing");
  return isMissing ? "Enter your email address" : "Enter an email address in the form name@example.com";
}
