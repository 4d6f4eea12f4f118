import { useRef } from "react";
import { formatBytes } from "@portal/contract/format-bytes";
import { isUnderWay, type ChosenFile } from "./chosen-file.ts";
import { rowIdOf } from "./file-problems.ts";

interface FileRowProps {
  file: ChosenFile;
  onRetry: () => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** One chosen file: how far it is, and what can be done about it. */
export function FileRow({ file, onRetry, onCancel, onRemove }: FileRowProps) {
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
          <bdi>{name}</bdi> <span className="file-size">{formatBytes(file.size)}</span>
        </p>
        <FileStanding file={file} />
      </div>
      <div className="file-actions">
        {canRetry && (
          <button className="button button-quiet" type="button" onClick={retry}>
            Try again<span className="visually-hidden"> with {name}</span>
          </button>
        )}
        {/* One button for both, so that whoever is on it stays there when the upload ends. */}
        <button
          ref={stopButton}
          className="button button-quiet"
          type="button"
          data-file-button=""
          onClick={isRunning ? onCancel : onRemove}
        >
          {isRunning ? "Cancel" : "Remove"}
          <span className="visually-hidden">
            {isRunning ? " the upload of " : " "}
            {name}
          </span>
        </button>
      </div>
    </li>
  );
}

function FileStanding({ file: { name, size, state } }: Pick<FileRowProps, "file">) {
  switch (state.kind) {
    case "waiting":
      return <p className="file-state">Waiting to be uploaded</p>;
    case "uploading":
      return (
        <div className="file-progress">
          <progress aria-label={`Upload of ${name}`} max={size} value={Math.min(state.sentBytes, size)} />
          <span className="file-state" aria-hidden="true">
            {Math.min(99, Math.floor((state.sentBytes / size) * 100))}&#8239;%
          </span>
        </div>
      );
    case "checking":
      return <p className="file-state">Uploaded, being checked…</p>;
    case "held":
      return (
        <p className="file-state">Many files are being sent just now. This one goes on in {inWords(state.seconds)}.</p>
      );
    case "interrupted":
      return <p className="file-state">The connection was lost. The upload goes on once you are connected.</p>;
    case "done":
      return <p className="file-state file-state-done">Uploaded</p>;
    case "failed":
      return (
        <p className="field-error">
          <span className="visually-hidden">Error: </span>
          {state.reason}
        </p>
      );
  }
}

function inWords(seconds: number): string {
  return seconds === 1 ? "a second" : `${seconds} seconds`;
}
