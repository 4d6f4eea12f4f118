import { useEffect, useRef } from "react";
import { labelOfContentType } from "@portal/contract/file-kind";
import type { FieldOf } from "@portal/contract/form";
import { formatBytes } from "@portal/contract/format-bytes";
import { fileBehind } from "../files/chosen-files.ts";
import { controlName } from "../typed/typed.ts";
import { fillIn } from "../words/form-words.ts";
import { useSurroundings } from "./question-context.ts";
import { Question } from "./question-frame.tsx";

/**
 * Files as the browser's own control takes them; they are uploaded when the form is sent. Those that a page without scripts has uploaded
 * already stand beneath it, each with a tick that keeps it.
 */
export function FileQuestion({ field }: { field: FieldOf<"file"> }) {
  const { typed, words, keptFiles } = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  const name = controlName(field.key);
  const ids = typed[name] ?? [];

  useEffect(() => {
    // Fields are made anew for a newer version, and the files that were chosen in the older one come along.
    const chosen = ids.flatMap((id) => fileBehind(id) ?? []);
    if (input.current === null || chosen.length === 0) return;
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input.current.files = transfer.files;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is chosen later is in the control itself
  }, []);

  return (
    <Question field={field}>
      {(control) => (
        <>
          <p className="field-hint" id={`${name}-limits`}>
            {fillIn(words.files.limits, {
              count: String(field.max_count),
              size: formatBytes(field.max_file_bytes),
              kinds: field.content_types.map(labelOfContentType).join(", "),
            })}
          </p>
          <div className="file-drop">
            <input
              {...control}
              ref={input}
              type="file"
              multiple={field.max_count > 1}
              accept={field.content_types.join(",")}
              required={control.required && ids.length === 0}
              aria-describedby={[`${name}-limits`, control["aria-describedby"]].filter(Boolean).join(" ")}
            />
          </div>
          {keptFiles
            .filter(({ attachmentId }) => attachmentId !== null && ids.includes(attachmentId))
            .map(({ attachmentId, name: fileName, size }) => (
              <label key={attachmentId} className="file-keep">
                <input type="checkbox" name={name} value={attachmentId ?? ""} defaultChecked />
                <span className="file-name">
                  {words.files.keep} <bdi>{fileName}</bdi> <span className="file-size">{formatBytes(size)}</span>
                </span>
              </label>
            ))}
        </>
      )}
    </Question>
  );
}
