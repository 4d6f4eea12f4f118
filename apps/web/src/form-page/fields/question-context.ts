import { createContext, useContext } from "react";
import { textIn, type LocalText } from "@portal/contract/form";
import type { KeptFile } from "../../portal-form/files/chosen-file.ts";
import type { FormFiles } from "../files/form-files.ts";
import type { Typed } from "../typed/typed.ts";
import type { Language } from "@portal/contract/language";
import type { Words } from "../../language/words.ts";

/** What all questions of a page have in common. */
export interface QuestionSurroundings {
  words: Pick<Words, "controls" | "files" | "form">;
  language: Language;
  /** The language of the form's own texts. */
  formLocale: string;
  /** What the controls start with. */
  typed: Typed;
  /** The sentences of what is wrong, by the name of the control. */
  errors: ReadonlyMap<string, string>;
  /** Files that a page without scripts has uploaded already; `null` when none was refused. */
  keptFiles: readonly KeptFile[] | null;
  files: FormFiles;
  /** To be called when there are other files than before. */
  onFiles: () => void;
  /** The key of the question that takes what is dropped on the page. */
  dropsGoTo: string | null;
  visible: ReadonlySet<string>;
  required: ReadonlySet<string>;
  /** Keys of questions that the version before asked otherwise. */
  changed: ReadonlySet<string>;
  /** Whether scripts run, so that conditions hold; without them every question is shown. */
  isLive: boolean;
  /** Whether a page that has just come shows every question until its scripts run. */
  showsAll: boolean;
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
