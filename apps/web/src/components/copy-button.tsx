"use client";

import { useState } from "react";
import type { Words } from "../language/words.ts";
import { useIsHydrated } from "./use-is-hydrated.ts";

interface CopyButtonProps {
  text: string;
  words: Pick<Words["sending"]["sent"], "copy" | "copied" | "cannotCopy">;
}

/** Copies a text, where the browser allows it; the text itself stands beside it to be selected. */
export function CopyButton({ text, words }: CopyButtonProps) {
  const isHydrated = useIsHydrated();
  const [outcome, setOutcome] = useState<"copied" | "cannotCopy" | null>(null);
  if (!isHydrated || !window.isSecureContext) return null;

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setOutcome("copied");
      },
      () => {
        setOutcome("cannotCopy");
      },
    );
  };
  return (
    <>
      <button className="button button-plain" type="button" onClick={copy}>
        {words[outcome ?? "copy"]}
      </button>
      <span className="visually-hidden" role="status">
        {outcome !== null && words[outcome]}
      </span>
    </>
  );
}
