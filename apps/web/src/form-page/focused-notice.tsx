import { useEffect, useRef, type ReactNode } from "react";

/** A notice that takes the focus when it comes: the button that brought it has gone away. */
export function FocusedNotice({ occurrence, children }: { occurrence: unknown; children: ReactNode }) {
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    notice.current?.focus();
  }, [occurrence]);

  return (
    <div ref={notice} className="notice newer-form" tabIndex={-1}>
      {children}
    </div>
  );
}
