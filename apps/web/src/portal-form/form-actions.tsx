import { useState, type RefObject } from "react";
import { SubmitButton } from "../components/submit-button.tsx";
import { useWords } from "../language/words-context.tsx";
import type { Connection } from "../components/use-connection.ts";
import { useIsHydrated } from "../components/use-is-hydrated.ts";
import { emptyValues, readFormValues, type FormValues } from "./form-values.ts";
import { writeFormValues, type Draft } from "./use-draft.ts";

interface FormActionsProps {
  form: RefObject<HTMLFormElement | null>;
  isSending: boolean;
  isSolving: boolean;
  /** Whether files are still on their way; sending waits for them. */
  isUploading: boolean;
  /** Whether the alert on top says already that the way out is closed. */
  isOfflineKnown: boolean;
  connection: Connection;
  draft: Draft;
  onCleared: () => void;
}

/** The end of the form: send it, or clear it and think again. */
export function FormActions(props: FormActionsProps) {
  const { form, isSending, isSolving, isUploading, isOfflineKnown, connection, draft, onCleared } = props;
  const isHydrated = useIsHydrated();
  const sending = useWords("sending");
  const request = useWords("request");
  const controls = useWords("controls");
  const { cleared, clear, bringBack } = useClearing({ form, draft, onCleared });
  return (
    <div className="form-actions">
      <div className="button-row">
        <SubmitButton isPending={isSending} pendingLabel={isUploading ? request.waiting : controls.sending}>
          {sending.send}
        </SubmitButton>
        {isHydrated && (
          <button className="button button-quiet" type="button" onClick={clear}>
            {request.clear}
          </button>
        )}
      </div>
      <div className="form-status" role="status">
        {isSolving && <p>{sending.solving}</p>}
        {isSending && !isUploading && !isSolving && <p className="visually-hidden">{request.sendingRequest}</p>}
        {isSending && isUploading && <p>{request.sendsAfterFiles}</p>}
        {connection === "offline" && !isOfflineKnown && <p className="notice">{sending.stillOffline}</p>}
        {cleared !== null && (
          <p>
            {request.cleared}{" "}
            <button className="button-link" type="button" onClick={bringBack}>
              {request.bringBack}
            </button>
          </p>
        )}
        {draft.wasRestored && cleared === null && <p>{sending.restored}</p>}
      </div>
    </div>
  );
}

type Clearing = Pick<FormActionsProps, "form" | "draft" | "onCleared">;

function useClearing({ form, draft, onCleared }: Clearing) {
  const [cleared, setCleared] = useState<FormValues | null>(null);
  const fill = (values: FormValues) => {
    if (form.current !== null) writeFormValues(form.current, values);
  };
  return {
    cleared,
    clear: () => {
      if (form.current !== null) setCleared(readFormValues(new FormData(form.current)));
      fill(emptyValues);
      draft.forget();
      onCleared();
    },
    bringBack: () => {
      if (cleared !== null) fill(cleared);
      setCleared(null);
      // The button that had the focus goes away.
      const first = form.current?.elements.namedItem("subject");
      if (first instanceof HTMLElement) first.focus();
    },
  };
}
