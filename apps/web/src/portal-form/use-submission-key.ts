import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { keepKey, keyOfForm, spendKey } from "./submission-keys.ts";

interface SubmissionKeyOptions {
  tenantId: string;
  /** The key that this page was rendered with. */
  renderedKey: string;
  /** The key that the server wants the form to go on with, after it refused one that was sent without scripts. */
  refusedKey: string | null;
}

/** The key under which the form is sent, so that one request stays one however often it is sent. */
export interface SubmissionKey {
  key: string;
  /** Writes the key down before it is sent, and gives it. */
  take: () => string;
  /** Goes on with a new key: the request of this one has arrived. */
  spend: (key: string) => void;
}

/** Keeps the form's key in the tab's storage, where its draft is: text and key come back together. */
export function useSubmissionKey({ tenantId, renderedKey, refusedKey }: SubmissionKeyOptions): SubmissionKey {
  const [changes] = useState(() => new EventTarget());
  const read = () => keyOfForm(tenantId, refusedKey ?? renderedKey);
  const subscribe = useCallback(
    (notify: () => void) => {
      changes.addEventListener("change", notify);
      // A page out of the browser's memory has not heard what later pages of its tab did.
      window.addEventListener("pageshow", notify);
      return () => {
        changes.removeEventListener("change", notify);
        window.removeEventListener("pageshow", notify);
      };
    },
    [changes],
  );
  const key = useSyncExternalStore(subscribe, read, () => refusedKey ?? renderedKey);

  useEffect(() => {
    if (refusedKey === null) return;
    // Newer than any key that the tab still knows of.
    keepKey(tenantId, refusedKey);
    changes.dispatchEvent(new Event("change"));
  }, [changes, tenantId, refusedKey]);

  return {
    key,
    take: () => {
      const taken = read();
      keepKey(tenantId, taken);
      return taken;
    },
    spend: (spent) => {
      spendKey(tenantId, spent);
      changes.dispatchEvent(new Event("change"));
    },
  };
}
