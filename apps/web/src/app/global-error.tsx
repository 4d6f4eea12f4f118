"use client";

import { PortalFrame } from "../components/site-frame.tsx";
import { UnexpectedError, type UnexpectedErrorProps } from "../components/unexpected-error.tsx";
import "../styles/globals.css";

/** Stands in for the root layout itself when that breaks. */
export default function GlobalError(props: UnexpectedErrorProps) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <PortalFrame>
          <UnexpectedError {...props} />
        </PortalFrame>
      </body>
    </html>
  );
}
