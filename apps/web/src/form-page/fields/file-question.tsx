import { useEffect, useRef } from "react";
import type { AttachmentLimits } from "@portal/contract";
import type { FieldOf } from "@portal/contract/form";
import { sayBytes } from "../../language/say.ts";
import { sayKinds, saySizes } from "../../portal-form/files/file-words.ts";
import { fileBehind } from "../files/chosen-files.ts";
import { controlName } from "../typed/typed.ts";
import { fillIn } from "../../language/fill-in.ts";
import { useSurroundings } from "./question-context.ts";
import { Question } from "./question-frame.tsx";

/**
 * Files as the browser's own control takes them; they are uploaded when the form is sent. Those that a page without scripts has uploaded
 * already stand beneath it, each with a tick that keeps it.
 */
export function FileQuestion({ field }: { field: FieldOf<"file"> }) {
  const { typed, words, language, keptFiles } = useSurroundings();
  const terms = { limits: limitsOf(field), words: words.files, language };
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
            {saySizes(terms)}: {sayKinds(terms)}
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
                  {fillIn(words.files.keep, { name: fileName })}{" "}
                  <span className="file-size">{sayBytes(size, language)}</span>
                </span>
              </label>
            ))}
        </>
      )}
    </Question>
  );
}

/** The limits of a question, as those of a tenant are written: of all its files together nothing is said. */
function limitsOf({ max_count, max_file_bytes, content_types }: FieldOf<"file">): AttachmentLimits {
  return { max_count, max_file_bytes, max_total_bytes: max_count * max_file_bytes, content_types: [...content_types] };
}
