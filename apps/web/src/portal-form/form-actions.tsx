import { useState, type RefObject } from "react";
import { SubmitButton } from "../components/submit-button.tsx";
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
  const { cleared, clear, bringBack } = useClearing({ form, draft, onCleared });
  return (
    <div className="form-actions">
      <div className="button-row">
        <SubmitButton isPending={isSending} pendingLabel={isUploading ? "Waiting for your files…" : "Sending…"}>
          Send request
        </SubmitButton>
        {isHydrated && (
          <button className="button button-quiet" type="button" onClick={clear}>
            Clear form
          </button>
        )}
      </div>
      <div className="form-status" role="status">
        {isSolving && (
          <p>
            Many requests are coming in, so your browser is solving a short puzzle first. This takes a few seconds, and
            you need do nothing.
          </p>
        )}
        {isSending && !isUploading && !isSolving && <p className="visually-hidden">Sending your request…</p>}
        {isSending && isUploading && <p>Your request is sent as soon as its files are uploaded.</p>}
        {connection === "offline" && !isOfflineKnown && (
          <p className="notice">
            You are offline. Keep writing: your text is kept, and you can send it once you are connected.
          </p>
        )}
        {cleared !== null && (
          <p>
            The form is empty now.{" "}
            <button className="button-link" type="button" onClick={bringBack}>
              Bring my text back
            </button>
          </p>
        )}
        {draft.wasRestored && cleared === null && <p>We put back what you had typed in this tab.</p>}
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
