import { ErrorSummary, FormAlert } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import type { Connection } from "../components/use-connection.ts";
import { explain, type Complaint } from "./messages.ts";
import type { Refusal } from "./refusal.ts";

interface RefusalAlertProps {
  refusal: Refusal;
  complaints: Complaint[];
  title: string;
  connection: Connection;
  isSending: boolean;
}

/** Why the request did not arrive, and the way on: links to what has to be mended, or another try. */
export function RefusalAlert({ refusal, complaints, title, connection, isSending }: RefusalAlertProps) {
  if (refusal.kind === "problems") {
    const entries = complaints.map(({ target, sentence }) => ({ field: target, sentence }));
    return <ErrorSummary entries={entries} occurrence={refusal} />;
  }
  const { heading, text } = explain(refusal, { title, connection });
  return (
    <FormAlert heading={heading} occurrence={refusal}>
      <p>
        {text}{" "}
        {refusal.kind === "failed" && refusal.requestId !== null && <code className="code">{refusal.requestId}</code>}
      </p>
      <SubmitButton isPending={isSending} pendingLabel="Sending…">
        Try again
      </SubmitButton>
    </FormAlert>
  );
}
