"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** A page's heading that takes the focus when the page follows on something: it is read out, and the keyboard starts there. */
export function FocusHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
