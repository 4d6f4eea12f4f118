import { EmailField } from "../components/email-field.tsx";
import { Field } from "../components/field.tsx";
import { fillIn } from "../language/fill-in.ts";
import { useWords } from "../language/words-context.tsx";
import type { SignedInPerson } from "../server/page-request.ts";

/** What is asked of a visitor. */
type SenderField = "name" | "email";

interface SenderFieldsProps {
  values: Readonly<Record<SenderField, string>>;
  errors: Readonly<Partial<Record<SenderField, string | undefined>>>;
  person: SignedInPerson | null;
  isAskedWho: boolean;
}

/** Who is sending: two questions to a visitor, and to a signed-in person what is known, with the way out. */
export function SenderFields({ values, errors, person, isAskedWho }: SenderFieldsProps) {
  const { sender } = useWords("sending");
  const controls = useWords("controls");
  if (person !== null && !isAskedWho) return <KnownSender person={person} />;
  return (
    <fieldset className="field-group">
      <legend className="field-group-title">{sender.heading}</legend>
      {person !== null && <p className="field-hint">{sender.signedOut}</p>}
      <Field name="name" label={sender.name} error={errors.name} words={controls}>
        {(control) => (
          <input
            {...control}
            className="control"
            type="text"
            dir="auto"
            autoComplete="name"
            spellCheck={false}
            defaultValue={values.name}
          />
        )}
      </Field>
      <EmailField error={errors.email} defaultValue={values.email} />
    </fieldset>
  );
}

function KnownSender({ person: { name, email } }: { person: SignedInPerson }) {
  const { sender } = useWords("sending");
  return (
    <div className="sender">
      <p>
        {fillIn(sender.signedInAs, { name })}
        {/* Whoever signs in by a mailed link has no other name yet. */}
        {name !== email && (
          <>
            {" "}
            (<bdi>{email}</bdi>)
          </>
        )}
      </p>
      {/* Forms cannot stand inside one another: this button belongs to one next to it. */}
      <button className="button button-quiet" type="submit" form="sign-out">
        {sender.signOut}
      </button>
    </div>
  );
}
