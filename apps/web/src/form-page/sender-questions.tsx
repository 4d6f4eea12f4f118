import type { SignedInPerson } from "../server/page-request.ts";
import { senderFields, textOf, type SenderField, type Typed } from "./typed/typed.ts";
import { fillIn, type FormWords } from "./words/form-words.ts";

interface SenderQuestionsProps {
  words: FormWords;
  typed: Typed;
  errors: ReadonlyMap<string, string>;
  person: SignedInPerson | null;
  isAskedWho: boolean;
}

/** Who is sending: two questions to a visitor, and to a signed-in person what is known, with the way out. */
export function SenderQuestions({ words, typed, errors, person, isAskedWho }: SenderQuestionsProps) {
  if (person !== null && !isAskedWho) {
    return (
      <div className="sender">
        <p>
          {fillIn(words.sender.signedInAs, { name: person.name })}
          {person.name !== person.email && (
            <>
              {" "}
              (<bdi>{person.email}</bdi>)
            </>
          )}
        </p>
        {/* Forms cannot stand inside one another: this button belongs to one next to it. */}
        <button className="button button-quiet" type="submit" form="sign-out">
          {words.sender.signOut}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="field-group">
      <legend className="field-group-title">{words.sender.heading}</legend>
      {person !== null && <p className="field-hint">{words.sender.signedOut}</p>}
      {senderFields.map((field) => (
        <SenderQuestion
          key={field}
          field={field}
          words={words}
          value={textOf(typed, field)}
          error={errors.get(field)}
        />
      ))}
    </fieldset>
  );
}

interface SenderQuestionProps {
  field: SenderField;
  words: FormWords;
  value: string;
  error: string | undefined;
}

function SenderQuestion({ field, words, value, error }: SenderQuestionProps) {
  const isEmail = field === "email";
  return (
    <div className="field" data-invalid={error === undefined ? undefined : ""}>
      <label className="field-label" htmlFor={field}>
        {words.sender[field]}
      </label>
      {error !== undefined && (
        <p className="field-error" id={`${field}-error`}>
          <span className="visually-hidden">{words.error}: </span>
          {error}
        </p>
      )}
      <input
        id={field}
        name={field}
        className="control"
        type={isEmail ? "email" : "text"}
        dir={isEmail ? "ltr" : "auto"}
        autoComplete={field}
        spellCheck={false}
        autoCapitalize={isEmail ? "none" : undefined}
        required
        defaultValue={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
      />
    </div>
  );
}
