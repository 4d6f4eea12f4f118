import { useCallback, useEffect, useRef, type ReactNode } from "react";
import { useIsHydrated } from "../../components/use-is-hydrated.ts";
import { useWords } from "../../language/words-context.tsx";
import { FileRow } from "./file-row.tsx";
import { useAnnouncements } from "./use-announcements.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";
import type { Files } from "./use-files.ts";

interface FileUploadsProps {
  files: Files;
  control: {
    id: string;
    name: string;
    accept: string;
    multiple: boolean;
    required: boolean;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  };
  /** Whether what is dropped or pasted anywhere on the page is meant for this question. */
  takesDrops: boolean;
  /** What stands there as long as no scripts run. */
  children?: ReactNode;
}

/** The control for files: a plain input that also works without scripts, and with them a list of uploads beneath it. */
export function FileUploads({ files: { rows, uploads }, control, takesDrops, children }: FileUploadsProps) {
  const words = useWords("files");
  const isHydrated = useIsHydrated();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const add = useCallback((files: readonly File[]) => uploads.add(files), [uploads]);
  const isOver = useDroppedFiles(takesDrops ? add : null);

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
    <>
      <div className="file-drop" data-over={isOver ? "" : undefined} data-listed={rows.length > 0 ? "" : undefined}>
        <input {...control} ref={input} type="file" onChange={takeChosen} />
        {isHydrated && takesDrops && <p className="file-drop-hint">{words.drop}</p>}
      </div>
      {!isHydrated && children}
      {rows.length > 0 && (
        <ul ref={list} className="file-list" aria-label={words.chosen}>
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
