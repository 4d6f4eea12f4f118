import { ErrorSummary, FormAlert } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import type { Connection } from "../components/use-connection.ts";
import { AlreadySentAlert } from "./already-sent-alert.tsx";
import { explain, type Complaint } from "./messages.ts";
import type { Refusal } from "./refusal.ts";

interface RefusalAlertProps {
  refusal: Refusal;
  complaints: Complaint[];
  title: string;
  basePath: string;
  connection: Connection;
  isSending: boolean;
}

/** Why the request did not arrive, and the way on: links to what has to be mended, or another try. */
export function RefusalAlert(props: RefusalAlertProps) {
  const { refusal, complaints, title, basePath, connection, isSending } = props;
  if (refusal.kind === "problems") {
    const entries = complaints.map(({ target, sentence }) => ({ field: target, sentence }));
    return <ErrorSummary entries={entries} occurrence={refusal} />;
  }
  if (refusal.kind === "already_sent") {
    const { earlier } = refusal;
    return <AlreadySentAlert earlier={earlier} basePath={basePath} isSending={isSending} occurrence={refusal} />;
  }
  const { heading, text } = explain(refusal, { title, connection });
  return (
    <FormAlert heading={heading} occurrence={refusal}>
      <p>
        {text}{" "}
        {refusal.kind === "failed" && refusal.requestId !== null && <code className="code">{refusal.requestId}</code>}
      </p>
      {refusal.kind === "sign_in" && (
        <p>
          <a href={`${basePath}/sign-in`} target="_blank">
            Sign in (opens a new tab)
          </a>
        </p>
      )}
      <SubmitButton isPending={isSending} pendingLabel="Sending…">
        Try again
      </SubmitButton>
    </FormAlert>
  );
}
