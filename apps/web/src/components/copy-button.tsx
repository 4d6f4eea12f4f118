"use client";

import { useState } from "react";
import { useIsHydrated } from "./use-is-hydrated.ts";

/** Copies a text, where the browser allows it; the text itself stands beside it to be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isHydrated = useIsHydrated();
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  if (!isHydrated || !window.isSecureContext) return null;

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setOutcome("copied");
      },
      () => {
        setOutcome("refused");
      },
    );
  };
  return (
    <>
      <button className="button button-plain" type="button" onClick={copy}>
        {outcome === null ? label : outcomeLabels[outcome]}
      </button>
      <span className="visually-hidden" role="status">
        {outcome !== null && outcomeLabels[outcome]}
      </span>
    </>
  );
}

const outcomeLabels = { copied: "Copied", refused: "Select it to copy it" };
