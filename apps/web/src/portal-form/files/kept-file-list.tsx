import { formatBytes } from "@portal/contract/format-bytes";
import { keptFileField } from "../form-values.ts";
import type { KeptFile } from "./chosen-file.ts";
import { rowIdOf } from "./file-problems.ts";

interface KeptFileListProps {
  files: readonly KeptFile[];
  /** By the place in the list. */
  errors: ReadonlyMap<number, string>;
}

/** The files that the server has taken already, where there are no scripts: each stays with the form unless its tick is taken away. */
export function KeptFileList({ files, errors }: KeptFileListProps) {
  return (
    <ul className="file-list" aria-label="Files that are uploaded">
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
                Send <bdi>{name}</bdi> <span className="file-size">{formatBytes(size)}</span>
              </span>
            </label>
            {errors.has(index) && (
              <p className="field-error" id={`${rowIdOf(String(index))}-error`}>
                <span className="visually-hidden">Error: </span>
                {errors.get(index)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
