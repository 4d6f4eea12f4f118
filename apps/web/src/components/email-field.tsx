import { Field } from "./field.tsx";

interface EmailFieldProps {
  error: string | undefined;
  defaultValue: string;
}

/** Asks for somebody's own address, as browsers fill it in. */
export function EmailField({ error, defaultValue }: EmailFieldProps) {
  return (
    <Field name="email" label="Email address" error={error}>
      {(control) => (
        <input
          {...control}
          className="control"
          type="email"
          autoComplete="email"
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={defaultValue}
        />
      )}
    </Field>
  );
}
