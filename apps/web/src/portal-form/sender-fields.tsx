import { EmailField } from "../components/email-field.tsx";
import { Field } from "../components/field.tsx";
import type { SignedInPerson } from "../server/page-request.ts";
import type { FieldErrors } from "./field-errors.ts";
import type { FormValues } from "./form-values.ts";

interface SenderFieldsProps {
  values: FormValues;
  errors: FieldErrors;
  person: SignedInPerson | null;
  isAskedWho: boolean;
}

/** Who is sending: two questions to a visitor, and to a signed-in person what is known, with the way out. */
export function SenderFields({ values, errors, person, isAskedWho }: SenderFieldsProps) {
  if (person !== null && !isAskedWho) {
    return (
      <div className="sender">
        <p>
          Signed in as <strong dir="auto">{person.name}</strong>
          {/* Whoever signs in by a mailed link has no other name yet. */}
          {person.name !== person.email && (
            <>
              {" "}
              (<bdi>{person.email}</bdi>)
            </>
          )}
        </p>
        {/* Forms cannot stand inside one another: this button belongs to one next to it. */}
        <button className="button button-quiet" type="submit" form="sign-out">
          Sign out
        </button>
      </div>
    );
  }
  return (
    <fieldset className="field-group">
      <legend className="field-group-title">Where can we reply?</legend>
      {person !== null && (
        <p className="field-hint">You have been signed out since this page came. Tell us who you are.</p>
      )}
      <Field name="name" label="Your name" error={errors.name}>
        {(control) => (
          <input
            {...control}
            className="control"
            type="text"
            dir="auto"
            autoComplete="name"
            defaultValue={values.name}
          />
        )}
      </Field>
      <EmailField error={errors.email} defaultValue={values.email} />
    </fieldset>
  );
}
