import { startTransition, useEffect, useState, type RefObject } from "react";
import { evaluateForm, initialAnswers } from "@portal/contract/form";
import type { FormVersion } from "./form-version.ts";
import { draftName, readDraft, writeDraft, type FormDraft } from "./form-draft.ts";
import type { FormFiles } from "./files/form-files.ts";
import { goOnIn, type GoneOn } from "./go-on-in.ts";
import { answersFromTyped } from "./typed/answers-from-typed.ts";
import { readControls, writeUntouched } from "./typed/controls.ts";
import type { Typed } from "./typed/typed.ts";
import { typedFromAnswers } from "./typed/typed-from-answers.ts";
import type { Language } from "@portal/contract/language";

/** What somebody begins with. */
export interface Beginning {
  form: FormVersion;
  typed: Typed;
}

interface FillingOptions {
  formElement: RefObject<HTMLFormElement | null>;
  tenantId: string;
  language: Language;
  rendered: Beginning;
  /** What the server refused of a form that was sent without scripts: newer than any draft. */
  refused: Beginning | null;
  /** Gets a version that a draft is older than. */
  onOlderDraft: (rendered: FormVersion) => void;
  files: FormFiles;
  fetchVersion: (version: number) => Promise<FormVersion | null>;
}

/** Which fields are shown, and which of them have to be answered. */
export interface Shown {
  visible: ReadonlySet<string>;
  required: ReadonlySet<string>;
}

type News = "more" | "fewer" | "restored" | "forgotten" | null;

export interface Filling extends Beginning {
  /** Grows when the fields have to be made anew. */
  round: number;
  shown: Shown;
  news: News;
  goneOn: GoneOn | null;
  read: () => Typed;
  noteInput: () => void;
  /** Follows what files there are. They are kept by themselves, so no draft is written. */
  noteFiles: () => void;
  goOn: (to: FormVersion) => void;
  forget: () => void;
  forgetDraft: () => void;
}

interface Round extends Beginning {
  round: number;
  goneOn: GoneOn | null;
}

/** Keeps a form that is being filled in: its version, what is typed, what its conditions show, and the draft of it in this tab. */
export function useFilling(options: FillingOptions): Filling {
  const { formElement, tenantId, language, rendered, refused, onOlderDraft, files, fetchVersion } = options;
  const [state, setState] = useState<Round>({ ...(refused ?? rendered), round: 0, goneOn: null });
  const [shown, setShown] = useState(() => shownIn({ ...state, language }));
  const [news, setNews] = useState<News>(null);
  const name = draftName(tenantId, state.form.id);
  const { form } = state;

  const read = () => (formElement.current === null ? state.typed : readControls(formElement.current));
  const follow = (typed: Typed) => {
    const next = shownIn({ form, typed, language });
    if (isSame(next, shown)) return;
    setNews(newsOf(shown, next));
    setShown(next);
  };
  const begin = (next: Beginning, goneOn: GoneOn | null) => {
    setState({ ...next, goneOn, round: state.round + 1 });
    setShown(shownIn({ ...next, language }));
  };

  const restore = async (draft: FormDraft, element: HTMLFormElement) => {
    const older = draft.version < rendered.form.version ? await fetchVersion(draft.version) : null;
    if (older !== null) {
      startTransition(() => {
        begin({ form: older, typed: draft.typed }, null);
        setNews("restored");
        onOlderDraft(rendered.form);
      });
      return;
    }
    if (!writeUntouched(element, draft.typed, rendered.typed)) return;
    startTransition(() => {
      setShown(shownIn({ form: rendered.form, typed: readControls(element), language }));
      setNews("restored");
    });
  };

  useEffect(() => {
    const draft = readDraft(name);
    if (refused !== null) writeDraft(name, { version: refused.form.version, typed: refused.typed });
    else if (draft !== null && formElement.current !== null) void restore(draft, formElement.current);
    // Once, when the page has come: what is typed from then on is newer than any draft.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the first render alone reads the draft
  }, []);

  return {
    ...state,
    shown,
    news,
    read,
    noteInput: () => {
      const typed = read();
      writeDraft(name, { version: form.version, typed });
      follow(typed);
    },
    noteFiles: () => {
      follow(read());
    },
    goOn: (to) => {
      const goneOn = goOnIn(to, { form, typed: read(), language }, files);
      begin({ form: to, typed: goneOn.typed }, goneOn);
      writeDraft(name, { version: to.version, typed: goneOn.typed });
      setNews(null);
    },
    forget: () => {
      begin({ form, typed: typedFromAnswers(form.document, initialAnswers(form.document), language) }, null);
      writeDraft(name, null);
      files.clear();
      setNews("forgotten");
    },
    forgetDraft: () => {
      writeDraft(name, null);
      files.clear();
    },
  };
}

function shownIn({ form, typed, language }: Beginning & { language: Language }): Shown {
  return evaluateForm(form.document, answersFromTyped(form.document, typed, language));
}

function newsOf(before: Shown, after: Shown): News {
  const hasMore = [...after.visible].some((key) => !before.visible.has(key));
  if (hasMore) return "more";
  return after.visible.size < before.visible.size ? "fewer" : null;
}

function isSame(one: Shown, other: Shown): boolean {
  const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    a.size === b.size && [...a].every((key) => b.has(key));
  return isSameSet(one.visible, other.visible) && isSameSet(one.required, other.required);
}
