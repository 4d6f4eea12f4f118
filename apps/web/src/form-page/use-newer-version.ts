import { useCallback, useEffect, useRef, useState } from "react";
import type { FormVersion } from "./form-version.ts";
import type { WantedVersion } from "./fetch-form-version.ts";

type NewerVersionOptions = Pick<WantedVersion, "tenantId" | "formId" | "language">;

export interface NewerVersion {
  /** The version that is to be offered to somebody who fills in this one: newer, and not declined. */
  offerTo: (form: FormVersion) => FormVersion | null;
  decline: () => void;
  check: () => void;
  /** Makes known a version that was found elsewhere. */
  tell: (version: FormVersion) => void;
}

/** Looks for a newer version of a form whenever somebody comes back to its page. */
export function useNewerVersion({ formId, tenantId, language }: NewerVersionOptions): NewerVersion {
  const [found, setFound] = useState<FormVersion | null>(null);
  const [declined, setDeclined] = useState(0);
  const isAsking = useRef(false);

  const check = useCallback(() => {
    if (isAsking.current || document.visibilityState === "hidden") return;
    isAsking.current = true;
    void askForVersion({ tenantId, formId, language }).then((version) => {
      isAsking.current = false;
      if (version !== null) setFound(version);
    });
  }, [tenantId, formId, language]);

  useEffect(() => {
    window.addEventListener("focus", check);
    document.addEventListener("visibilitychange", check);
    return () => {
      window.removeEventListener("focus", check);
      document.removeEventListener("visibilitychange", check);
    };
  }, [check]);

  return {
    offerTo: ({ version }) => (found !== null && found.version > Math.max(version, declined) ? found : null),
    decline: () => {
      setDeclined(found?.version ?? 0);
    },
    check,
    tell: setFound,
  };
}

/** Asks by code that is fetched first; without a connection neither can be had, and the page goes on with the version that it has. */
export async function askForVersion(wanted: WantedVersion): Promise<FormVersion | null> {
  try {
    const { fetchFormVersion } = await import("./fetch-form-version.ts");
    return await fetchFormVersion(wanted);
  } catch {
    return null;
  }
}
