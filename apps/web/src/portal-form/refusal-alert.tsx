import { ErrorSummary, FormAlert, type SummaryEntry } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import type { Connection } from "../components/use-connection.ts";
import { usePageLanguage, useWords } from "../language/words-context.tsx";
import { AlreadySentAlert } from "./already-sent-alert.tsx";
import { explainRefusal } from "./explain-refusal.ts";
import type { Refusal } from "./refusal.ts";

interface RefusalAlertProps {
  refusal: Refusal;
  /** What has to be mended, when that is why. */
  entries: readonly SummaryEntry[];
  /** The help center's name. */
  title: string;
  basePath: string;
  connection: Connection;
  isSending: boolean;
}

/** Why the request did not arrive, and the way on: links to what has to be mended, or another try. */
export function RefusalAlert({ refusal, entries, title, basePath, connection, isSending }: RefusalAlertProps) {
  const { refused: words } = useWords("sending");
  const { failed } = useWords("frame");
  const { sending, tryAgain } = useWords("controls");
  const language = usePageLanguage();
  if (refusal.kind === "problems") return <ErrorSummary entries={entries} occurrence={refusal} />;
  if (refusal.kind === "already_sent") {
    const { earlier } = refusal;
    return <AlreadySentAlert earlier={earlier} basePath={basePath} isSending={isSending} occurrence={refusal} />;
  }
  const { heading, text } = explainRefusal(refusal, { title, connection, language, words });
  return (
    <FormAlert heading={heading} occurrence={refusal}>
      <p>{text}</p>
      {refusal.kind === "failed" && refusal.requestId !== null && (
        <p>
          {failed.code}{" "}
          <code className="code" dir="ltr">
            {refusal.requestId}
          </code>
        </p>
      )}
      {refusal.kind === "sign_in" && (
        <p>
          <a href={`${basePath}/sign-in`} target="_blank">
            {words.signInLink}
          </a>
        </p>
      )}
      <SubmitButton isPending={isSending} pendingLabel={sending}>
        {tryAgain}
      </SubmitButton>
    </FormAlert>
  );
}
