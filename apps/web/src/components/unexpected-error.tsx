"use client";

import { Message } from "./message.tsx";

export interface UnexpectedErrorProps {
  error: unknown;
  retry: () => void;
}

/** What a page shows that broke: no blame, another try, and the code under which the log knows it. */
export function UnexpectedError({ error, retry }: UnexpectedErrorProps) {
  const code = digestOf(error);
  return (
    <Message heading="Something went wrong on our side">
      <title>Something went wrong</title>
      <p role="alert">This page could not be shown. What you had typed is kept in this tab.</p>
      {code !== null && (
        <p>
          If it happens again, tell us this code: <code className="code">{code}</code>
        </p>
      )}
      <button className="button button-main" type="button" onClick={retry}>
        Try again
      </button>
    </Message>
  );
}

function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
