import { useWords } from "../language/words-context.tsx";
import { Field } from "./field.tsx";

interface EmailFieldProps {
  error: string | undefined;
  defaultValue: string;
}

/** Asks for somebody's own address, as browsers fill it in. */
export function EmailField({ error, defaultValue }: EmailFieldProps) {
  const words = useWords("controls");
  return (
    <Field name="email" label={words.email} error={error} words={words}>
      {(control) => (
        <input
          {...control}
          className="control"
          type="email"
          // Addresses are read from left to right in every language.
          dir="ltr"
          autoComplete="email"
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={defaultValue}
        />
      )}
    </Field>
  );
}
