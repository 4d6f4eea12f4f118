import { useMemo } from "react";
import { useWords } from "../language/words-context.tsx";
import type { Words } from "../language/words.ts";

/** The words that the page of a form is made of, the same from one render to the next. */
export function usePageWords(): Pick<Words, "controls" | "files" | "form" | "sending"> {
  const controls = useWords("controls");
  const files = useWords("files");
  const form = useWords("form");
  const sending = useWords("sending");
  return useMemo(() => ({ controls, files, form, sending }), [controls, files, form, sending]);
}
