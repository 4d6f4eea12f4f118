import type { KeyReceipt } from "@portal/contract";
import { FormAlert } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";

interface AlreadySentAlertProps {
  /** The request that has arrived; `null` when it cannot be looked up just now. */
  earlier: KeyReceipt | null;
  basePath: string;
  isSending: boolean;
  occurrence: unknown;
}

/**
 * The form was sent before, its answer was lost, and then it was changed. Whoever wrote it knows nothing of that first arrival, and only
 * they know whether this is a correction or something new.
 */
export function AlreadySentAlert({ earlier, basePath, isSending, occurrence }: AlreadySentAlertProps) {
  return (
    <FormAlert heading="We already have your earlier request" occurrence={occurrence}>
      <p>
        {earlier === null ? (
          "You sent this form before, and it arrived."
        ) : (
          <>
            You sent this form before, and it arrived: its reference is{" "}
            <a href={`${basePath}/sent/${earlier.id}`}>{earlier.display_id}</a>.
          </>
        )}{" "}
        What is in the form now is different, and we do not have it yet. Send it as a new request if we need it; if not,
        you are done.
      </p>
      <SubmitButton isPending={isSending} pendingLabel="Sending…">
        Send as a new request
      </SubmitButton>
    </FormAlert>
  );
}
