"use client";

import { controls } from "../language/words/english/controls.ts";
import { frame } from "../language/words/english/frame.ts";
import { GivenWords } from "../language/words-context.tsx";
import { UnexpectedError, type UnexpectedErrorProps } from "../components/unexpected-error.tsx";
import "../styles/globals.css";

/** Stands in for the root layout itself when that breaks: nobody knows then which language was wanted. */
export default function GlobalError(props: UnexpectedErrorProps) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <main className="page">
          <GivenWords language="en" words={{ frame, controls }}>
            <UnexpectedError {...props} />
          </GivenWords>
        </main>
      </body>
    </html>
  );
}
