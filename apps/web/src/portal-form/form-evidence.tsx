import { formTokenField, trapField } from "./evidence-fields.ts";

interface FormEvidenceProps {
  /** What the page signed when the form was first shown; it stays the same when a refused form comes back. */
  token: string;
  /** What whoever meets the field without styles is told. */
  label: string;
}

/** What tells a person's form from a program's: when it was shown, and a field that only programs fill in. */
export function FormEvidence({ token, label }: FormEvidenceProps) {
  return (
    <>
      <input type="hidden" name={formTokenField} value={token} />
      {/* Out of sight, out of the tab order, and out of what assistive technology reads; whoever meets it without styles is told. */}
      <div className="visually-hidden" aria-hidden="true">
        <label htmlFor={trapField}>{label}</label>
        <input
          id={trapField}
          name={trapField}
          type="text"
          tabIndex={-1}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
        />
      </div>
    </>
  );
}
