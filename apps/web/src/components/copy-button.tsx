"use client";

import { useState } from "react";
import { useIsHydrated } from "./use-is-hydrated.ts";

/** Copies a text, where the browser allows it; the text itself stands beside it to be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isHydrated = useIsHydrated();
  const [outcome, setOutcome] = useState("");
  if (!isHydrated || !window.isSecureContext) return null;

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setOutcome("Copied");
      },
      () => {
        setOutcome("Could not copy: select the text instead");
      },
    );
  };
  return (
    <span className="button-row">
      <span className="form-status" role="status">
        {outcome}
      </span>
      <button className="button button-plain" type="button" onClick={copy}>
        {label}
      </button>
    </span>
  );
}
