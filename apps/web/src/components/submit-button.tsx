import type { ReactNode } from "react";

interface SubmitButtonProps {
  isPending: boolean;
  pendingLabel: string;
  children: ReactNode;
}

/**
 * The main button of a form. While something is under way it is marked, not disabled: a disabled button loses the focus, and
 * with it the place of whoever uses a keyboard.
 */
export function SubmitButton({ isPending, pendingLabel, children }: SubmitButtonProps) {
  return (
    <button className="button button-main" type="submit" aria-disabled={isPending || undefined}>
      {isPending && <span className="spinner" aria-hidden="true" />}
      {isPending ? pendingLabel : children}
    </button>
  );
}
