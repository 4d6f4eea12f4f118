import { useRef } from "react";
import type { Language } from "@portal/contract/language";
import { fillInOwn } from "../../language/fill-in.ts";
import { sayBytes, sayWait } from "../../language/say.ts";
import { usePageLanguage, useWords } from "../../language/words-context.tsx";
import { isUnderWay, type ChosenFile } from "./chosen-file.ts";
import { rowIdOf } from "./row-id.ts";

interface FileRowProps {
  file: ChosenFile;
  onRetry: () => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** One chosen file: how far it is, and what can be done about it. */
export function FileRow({ file, onRetry, onCancel, onRemove }: FileRowProps) {
  const words = useWords("files");
  const language = usePageLanguage();
  const stopButton = useRef<HTMLButtonElement>(null);
  const { key, name, state } = file;
  const isRunning = isUnderWay(file);
  const canRetry = state.kind === "interrupted" || (state.kind === "failed" && state.canRetry);
  const retry = () => {
    // This button goes away, and the focus must not go with it.
    stopButton.current?.focus();
    onRetry();
  };
  return (
    <li className="file" id={rowIdOf(key)} tabIndex={-1} data-invalid={state.kind === "failed" ? "" : undefined}>
      <div className="file-facts">
        <p className="file-name">
          <bdi>{name}</bdi> <span className="file-size">{sayBytes(file.size, language)}</span>
        </p>
        <FileStanding file={file} />
      </div>
      <div className="file-actions">
        {canRetry && (
          <button
            className="button button-quiet"
            type="button"
            aria-label={fillInOwn(words.retryOf, { name })}
            onClick={retry}
          >
            {words.retry}
          </button>
        )}
        {/* One button for both, so that whoever is on it stays there when the upload ends. */}
        <button
          ref={stopButton}
          className="button button-quiet"
          type="button"
          data-file-button=""
          aria-label={fillInOwn(isRunning ? words.cancelOf : words.removeOf, { name })}
          onClick={isRunning ? onCancel : onRemove}
        >
          {isRunning ? words.cancel : words.remove}
        </button>
      </div>
    </li>
  );
}

function FileStanding({ file: { name, size, state } }: Pick<FileRowProps, "file">) {
  const words = useWords("files");
  const { error } = useWords("controls");
  const language = usePageLanguage();
  switch (state.kind) {
    case "waiting":
      return <p className="file-state">{words.waiting}</p>;
    case "uploading":
      return (
        <div className="file-progress">
          <progress
            aria-label={fillInOwn(words.progress, { name })}
            max={size}
            value={Math.min(state.sentBytes, size)}
          />
          <span className="file-state" aria-hidden="true">
            {sayProgress(state.sentBytes / size, language)}
          </span>
        </div>
      );
    case "checking":
      return <p className="file-state">{words.checking}</p>;
    case "held":
      return <p className="file-state">{fillInOwn(words.held, { wait: sayWait(state.seconds, language) })}</p>;
    case "interrupted":
      return <p className="file-state">{words.interrupted}</p>;
    case "done":
      return <p className="file-state file-state-done">{words.done}</p>;
    case "failed":
      return (
        <p className="field-error">
          <span className="visually-hidden">{error}: </span>
          {state.reason}
        </p>
      );
  }
}

/** What is sent is not yet taken, so it is never all of it. */
function sayProgress(share: number, language: Language): string {
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return percent.format(Math.min(0.99, Math.floor(share * 100) / 100));
}
