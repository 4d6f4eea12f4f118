import { useCallback, useEffect, useRef } from "react";
import { useWords } from "../../language/words-context.tsx";
import { useIsHydrated } from "../../components/use-is-hydrated.ts";
import { filesField } from "../form-values.ts";
import type { KeptFile } from "./chosen-file.ts";
import { FileRow } from "./file-row.tsx";
import type { FileWords } from "./file-words.ts";
import { KeptFileList } from "./kept-file-list.tsx";
import { useAnnouncements } from "./use-announcements.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";
import type { Files } from "./use-files.ts";

interface FileAreaProps {
  files: Files;
  words: FileWords;
  error: string | undefined;
  /** What the server has kept of a form that was sent without scripts, and what is wrong with it. */
  kept: readonly KeptFile[];
  keptErrors: ReadonlyMap<number, string>;
}

/** The question for files: a plain input that also works without scripts, and with them a list of uploads beneath it. */
export function FileArea({ files: { rows, uploads }, words, error, kept, keptErrors }: FileAreaProps) {
  const { label, drop, chosen } = useWords("files");
  const { optional } = useWords("controls");
  const isHydrated = useIsHydrated();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const add = useCallback((files: readonly File[]) => uploads.add(files), [uploads]);
  const isOver = useDroppedFiles(add);

  const takeChosen = useCallback(() => {
    const chosen = Array.from(input.current?.files ?? []);
    // Emptied, so that the same file can be chosen again.
    if (input.current !== null) input.current.value = "";
    if (chosen.length > 0) uploads.add(chosen);
  }, [uploads]);
  // Files may have been chosen before this script came.
  useEffect(takeChosen, [takeChosen]);

  const remove = (key: string, index: number) => {
    const buttons = list.current?.querySelectorAll<HTMLElement>("[data-file-button]");
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? input.current;
    uploads.remove(key);
    next?.focus();
  };

  return (
    <div className="field" data-invalid={error === undefined ? undefined : ""}>
      <label className="field-label" htmlFor={filesField}>
        {label}
        <span className="field-optional"> ({optional})</span>
      </label>
      <FileNotes words={words} error={error} />
      <div className="file-drop" data-over={isOver ? "" : undefined} data-listed={rows.length > 0 ? "" : undefined}>
        <input
          ref={input}
          id={filesField}
          name={filesField}
          type="file"
          multiple
          accept={words.accept}
          aria-describedby={`files-hint${error === undefined ? "" : " files-error"}`}
          aria-invalid={error === undefined ? undefined : true}
          onChange={takeChosen}
        />
        {isHydrated && <p className="file-drop-hint">{drop}</p>}
      </div>
      {!isHydrated && kept.length > 0 && <KeptFileList files={kept} errors={keptErrors} />}
      {rows.length > 0 && (
        <ul ref={list} className="file-list" aria-label={chosen}>
          {rows.map((file, index) => (
            <FileRow
              key={file.key}
              file={file}
              onRetry={() => uploads.retry(file.key)}
              onCancel={() => uploads.cancel(file.key)}
              onRemove={() => remove(file.key, index)}
            />
          ))}
        </ul>
      )}
      <Announcements uploads={uploads} />
    </div>
  );
}

function FileNotes({ words, error }: Pick<FileAreaProps, "words" | "error">) {
  const { whichKinds } = useWords("files");
  const controls = useWords("controls");
  return (
    <>
      <p className="field-hint" id="files-hint">
        {words.sizes}
      </p>
      <details className="file-kinds">
        <summary>{whichKinds}</summary>
        <p>{words.kinds}</p>
      </details>
      <noscript>
        <p className="field-hint">{words.withoutScripts}</p>
      </noscript>
      {error !== undefined && (
        <p className="field-error" id="files-error">
          <span className="visually-hidden">{controls.error}: </span>
          {error}
        </p>
      )}
    </>
  );
}

/** A log, to which lines are only added: each is read out once, politely. */
function Announcements({ uploads }: Pick<Files, "uploads">) {
  const announcements = useAnnouncements(uploads);
  const { uploads: label } = useWords("files");
  return (
    <div className="visually-hidden" role="log" aria-label={label}>
      {announcements.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
