"use client";

import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { useWords } from "../language/words-context.tsx";

interface AlertProps {
  heading: string;
  children: ReactNode;
  /** A new value takes the focus again, even when the words are the same. */
  occurrence: unknown;
}

/** What went wrong, at the top of a form. It takes the focus, with scripts and, when the page comes with it, without. */
export function FormAlert({ heading, children, occurrence }: AlertProps) {
  const alert = useRef<HTMLDivElement>(null);

  useEffect(() => {
    alert.current?.focus();
  }, [occurrence]);

  return (
    <div ref={alert} className="form-alert" role="alert" tabIndex={-1} autoFocus aria-labelledby="form-alert-heading">
      <h2 id="form-alert-heading">{heading}</h2>
      {children}
    </div>
  );
}

export interface SummaryEntry {
  /** The id of the control that it is about. */
  field: string | null;
  sentence: string;
}

/** Every problem of a form in one list, each with a link to its field. */
export function ErrorSummary({ entries, occurrence }: { entries: readonly SummaryEntry[]; occurrence: unknown }) {
  const { problems } = useWords("controls");
  return (
    <FormAlert heading={problems} occurrence={occurrence}>
      <ul>
        {entries.map(({ field, sentence }) => (
          <li key={`${field ?? ""} ${sentence}`}>
            {field === null ? (
              sentence
            ) : (
              <a href={`#${field}`} onClick={goToField}>
                {sentence}
              </a>
            )}
          </li>
        ))}
      </ul>
    </FormAlert>
  );
}

/** The link alone goes to the control; this brings its label into view too, and leaves the address as it is. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const control = document.getElementById(event.currentTarget.hash.slice(1));
  if (control === null) return;
  event.preventDefault();
  (control.closest(".field") ?? control).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}
