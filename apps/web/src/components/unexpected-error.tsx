"use client";

import { useWords } from "../language/words-context.tsx";
import { Message } from "./message.tsx";

export interface UnexpectedErrorProps {
  error: unknown;
  retry: () => void;
}

/** What a page shows that broke: no blame, another try, and the code under which the log knows it. */
export function UnexpectedError({ error, retry }: UnexpectedErrorProps) {
  const { failed } = useWords("frame");
  const { tryAgain } = useWords("controls");
  const code = digestOf(error);
  return (
    <Message heading={failed.heading}>
      <title>{failed.title}</title>
      <p role="alert">{failed.text}</p>
      {code !== null && (
        <p>
          {failed.code} <code className="code">{code}</code>
        </p>
      )}
      <button className="button button-main" type="button" onClick={retry}>
        {tryAgain}
      </button>
    </Message>
  );
}

function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
