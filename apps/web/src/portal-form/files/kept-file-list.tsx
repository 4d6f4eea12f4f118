import { fillIn } from "../../language/fill-in.ts";
import { sayBytes } from "../../language/say.ts";
import { usePageLanguage, useWords } from "../../language/words-context.tsx";
import { keptFileField } from "../form-values.ts";
import type { KeptFile } from "./chosen-file.ts";
import { rowIdOf } from "./row-id.ts";

interface KeptFileListProps {
  files: readonly KeptFile[];
  /** By the place in the list. */
  errors: ReadonlyMap<number, string>;
}

/** The files that the server has taken already, where there are no scripts: each stays with the form unless its tick is taken away. */
export function KeptFileList({ files, errors }: KeptFileListProps) {
  const words = useWords("files");
  const { error } = useWords("controls");
  const language = usePageLanguage();
  return (
    <ul className="file-list" aria-label={words.kept}>
      {files.map(({ attachmentId, name, size }, index) => (
        <li key={attachmentId} className="file" data-invalid={errors.has(index) ? "" : undefined}>
          <div className="file-facts">
            <label className="file-keep">
              <input
                type="checkbox"
                id={rowIdOf(String(index))}
                name={keptFileField}
                value={attachmentId ?? ""}
                defaultChecked
                aria-describedby={errors.has(index) ? `${rowIdOf(String(index))}-error` : undefined}
              />
              <span className="file-name">
                {fillIn(words.keep, { name })} <span className="file-size">{sayBytes(size, language)}</span>
              </span>
            </label>
            {errors.has(index) && (
              <p className="field-error" id={`${rowIdOf(String(index))}-error`}>
                <span className="visually-hidden">{error}: </span>
                {errors.get(index)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
