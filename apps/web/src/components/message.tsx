import type { ReactNode } from "react";

/** A page that says one thing: what is the case, and the way on. */
export function Message({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <div className="message card">
      {typeof heading === "string" ? <h1>{heading}</h1> : heading}
      {children}
    </div>
  );
}
