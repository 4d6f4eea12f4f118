import { useWords } from "../../language/words-context.tsx";
import { filesField } from "../form-values.ts";
import type { KeptFile } from "./chosen-file.ts";
import { FileUploads } from "./file-uploads.tsx";
import type { FileWords } from "./file-words.ts";
import { KeptFileList } from "./kept-file-list.tsx";
import type { Files } from "./use-files.ts";

interface FileAreaProps {
  files: Files;
  words: FileWords;
  error: string | undefined;
  /** What the server has kept of a form that was sent without scripts, and what is wrong with it. */
  kept: readonly KeptFile[];
  keptErrors: ReadonlyMap<number, string>;
}

/** The plain form's question for files. */
export function FileArea({ files, words, error, kept, keptErrors }: FileAreaProps) {
  const { label } = useWords("files");
  const { optional } = useWords("controls");
  return (
    <div className="field" data-invalid={error === undefined ? undefined : ""}>
      <label className="field-label" htmlFor={filesField}>
        {label}
        <span className="field-optional"> ({optional})</span>
      </label>
      <FileNotes words={words} error={error} />
      <FileUploads
        files={files}
        takesDrops
        control={{
          id: filesField,
          name: filesField,
          accept: words.accept,
          multiple: true,
          required: false,
          "aria-describedby": `files-hint${error === undefined ? "" : " files-error"}`,
          "aria-invalid": error === undefined ? undefined : true,
        }}
      >
        {kept.length > 0 && <KeptFileList files={kept} errors={keptErrors} />}
      </FileUploads>
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
