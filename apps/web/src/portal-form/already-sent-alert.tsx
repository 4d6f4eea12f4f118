import type { KeyReceipt } from "@portal/contract";
import { FormAlert } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { useWords } from "../language/words-context.tsx";

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
  const { refused: words } = useWords("sending");
  const { sending } = useWords("controls");
  return (
    <FormAlert heading={words.alreadySent} occurrence={occurrence}>
      <p>
        {words.arrived}{" "}
        {earlier !== null && (
          <>
            {words.itsReference}{" "}
            <a href={`${basePath}/sent/${earlier.id}`}>
              <bdi dir="ltr">{earlier.display_id}</bdi>
            </a>
          </>
        )}
      </p>
      <p>{words.different}</p>
      <SubmitButton isPending={isSending} pendingLabel={sending}>
        {words.sendAsNew}
      </SubmitButton>
    </FormAlert>
  );
}
