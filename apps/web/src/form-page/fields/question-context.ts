import { createContext, useContext } from "react";
import { textIn, type LocalText } from "@portal/contract/form";
import type { KeptFile } from "../../portal-form/files/chosen-file.ts";
import type { FormFiles } from "../files/form-files.ts";
import type { Typed } from "../typed/typed.ts";
import type { Language } from "@portal/contract/language";
import type { Words } from "../../language/words.ts";

/** What all questions of a page have in common. It stays the same from one keystroke to the next, so that none is rendered for it. */
export interface QuestionSurroundings {
  words: Pick<Words, "controls" | "files" | "form">;
  language: Language;
  /** The language of the form's own texts. */
  formLocale: string;
  /** What the controls start with. */
  typed: Typed;
  /** Files that a page without scripts has uploaded already; `null` when none was refused. */
  keptFiles: readonly KeptFile[] | null;
  files: FormFiles;
  /** To be called when there are other files than before. */
  onFiles: () => void;
  /** The key of the question that takes what is dropped on the page. */
  dropsGoTo: string | null;
  /** Whether scripts run, so that conditions hold; without them every question is shown. */
  isLive: boolean;
  /** Whether a page that has just come shows every question until its scripts run. */
  showsAll: boolean;
}

/** What is so of one field at the moment. */
export interface FieldState {
  isVisible: boolean;
  isRequired: boolean;
  /** Whether the version before asked otherwise. */
  isChanged: boolean;
  /** The sentence of what is wrong. */
  error: string | undefined;
}

export const FieldStateContext = createContext<FieldState | null>(null);

export function useFieldState(): FieldState {
  const state = useContext(FieldStateContext);
  if (state === null) throw new Error("A field stands among the fields of a form.");
  return state;
}

export const QuestionContext = createContext<QuestionSurroundings | null>(null);

export function useSurroundings(): QuestionSurroundings {
  const surroundings = useContext(QuestionContext);
  if (surroundings === null) throw new Error("Questions stand in a form.");
  return surroundings;
}

/** Gives a text of the form in the language that it was handed over in. */
export function useFormText(): (text: LocalText) => string {
  const { formLocale: locale } = useSurroundings();
  return (text) => textIn(text, { locale, defaultLocale: locale });
}
