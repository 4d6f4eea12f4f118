import { useEffect, useMemo, useRef } from "react";
import type { FieldOf } from "@portal/contract/form";
import { fillIn } from "../../language/fill-in.ts";
import { sayBytes } from "../../language/say.ts";
import type { KeptFile } from "../../portal-form/files/chosen-file.ts";
import { FileUploads } from "../../portal-form/files/file-uploads.tsx";
import { acceptOf, sayKinds, saySizes } from "../../portal-form/files/file-words.ts";
import { useUploads } from "../../portal-form/files/use-uploads.ts";
import { valueOf } from "../files/form-files.ts";
import { limitsOf } from "../files/limits-of.ts";
import { controlName } from "../typed/typed.ts";
import { useSurroundings } from "./question-context.ts";
import { Question } from "./question-frame.tsx";

/**
 * Files, uploaded as soon as they are chosen. Those that a page without scripts has uploaded already stand beneath the control, each with a
 * tick that keeps it.
 */
export function FileQuestion({ field }: { field: FieldOf<"file"> }) {
  const { typed, words, language, keptFiles, files, onFiles, dropsGoTo } = useSurroundings();
  const name = controlName(field.key);
  // Made once for what came with the page: files that are taken away shall not come back.
  const kept = useMemo(
    () => keptFiles && keptFiles.filter((file) => isIn(typed[name], file)),
    [keptFiles, typed, name],
  );
  const uploads = files.queueOf(field);
  const rows = useUploads(uploads, kept);
  const values = rows.map(valueOf);
  useTelling(values.join(), onFiles);
  const terms = { limits: limitsOf(field), words: words.files, language };

  return (
    <Question field={field}>
      {(control) => (
        <>
          <p className="field-hint" id={`${name}-limits`}>
            {saySizes(terms)}: {sayKinds(terms)}
          </p>
          <FileUploads
            files={{ rows, uploads }}
            takesDrops={dropsGoTo === field.key}
            control={{
              ...control,
              accept: acceptOf(terms.limits),
              multiple: field.max_count > 1,
              required: control.required && rows.length === 0 && (kept ?? []).length === 0,
              "aria-describedby": [`${name}-limits`, control["aria-describedby"]].filter(Boolean).join(" "),
            }}
          >
            {kept?.map((file) => (
              <KeptFileTick key={file.attachmentId} name={name} file={file} />
            ))}
          </FileUploads>
          {values.map((value) => (
            <input key={value} type="hidden" name={name} value={value} />
          ))}
        </>
      )}
    </Question>
  );
}

/** Says that there are other files, once they stand in the form; what stands there at first is no news. */
function useTelling(values: string, tell: () => void): void {
  const told = useRef("");
  useEffect(() => {
    if (told.current === values) return;
    told.current = values;
    tell();
  });
}

function isIn(ids: readonly string[] | undefined, { attachmentId }: KeptFile): boolean {
  return attachmentId !== null && (ids ?? []).includes(attachmentId);
}

function KeptFileTick({ name, file }: { name: string; file: KeptFile }) {
  const { words, language } = useSurroundings();
  return (
    <label className="file-keep">
      <input type="checkbox" name={name} value={file.attachmentId ?? ""} defaultChecked />
      <span className="file-name">
        {fillIn(words.files.keep, { name: file.name })}{" "}
        <span className="file-size">{sayBytes(file.size, language)}</span>
      </span>
    </label>
  );
}
