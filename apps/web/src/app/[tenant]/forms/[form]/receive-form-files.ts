import { findPortalError, type createCaller } from "@portal/api";
import type { Problem } from "@portal/contract";
import type { FieldOf } from "@portal/contract/form";
import type { FormVersion } from "../../../../form-page/form-version.ts";
import { controlName, type Typed } from "../../../../form-page/typed/typed.ts";

/** What a form without scripts brought: files, and the ids of those that an earlier sending has left. */
interface Reception {
  caller: ReturnType<typeof createCaller>;
  form: FormVersion;
  formData: FormData;
  typed: Typed;
}

/** The same with its files uploaded, and why some are not. */
export interface ReceivedFormFiles {
  /** With the ids of all files where a page with scripts has them. */
  typed: Typed;
  attachmentIds: readonly string[];
  problems: Problem[];
}

/** Uploads the files of every question, behind those that are there; one after the other, because all are in memory already. */
export async function receiveFormFiles({ caller, form, formData, typed }: Reception): Promise<ReceivedFormFiles> {
  const idsByName = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  for (const field of form.document.fields) {
    if (field.type !== "file") continue;
    const name = controlName(field.key);
    // No page of ours keeps more than its question takes.
    const kept = (typed[name] ?? []).slice(0, field.max_count);
    const received = await receiveAnswer(caller, { field, kept, files: chosenFiles(formData, name) });
    idsByName.set(name, [...kept, ...received.ids]);
    problems.push(...received.problems);
  }
  return {
    typed: { ...typed, ...Object.fromEntries(idsByName) },
    attachmentIds: [...idsByName.values()].flat(),
    problems,
  };
}

interface FileAnswer {
  field: FieldOf<"file">;
  kept: readonly string[];
  files: readonly File[];
}

/** Of too many files none is stored: nobody but their sender can say which are meant. */
async function receiveAnswer(caller: Reception["caller"], { field, kept, files }: FileAnswer) {
  const ids: string[] = [];
  const problems: Problem[] = [];
  const loc = ["body", "custom_attrs", field.key];
  if (kept.length + files.length > field.max_count) {
    const msg = `List should have at most ${String(field.max_count)} items`;
    return { ids, problems: [{ loc, msg, type: "too_long" as const }] };
  }
  for (const file of files) {
    try {
      ids.push((await caller.attachment.receiveFile(file)).attachment_id);
    } catch (error) {
      const refused = findPortalError(error);
      if (refused === null) throw error;
      problems.push({ loc, msg: refused.message, type: "attachment_refused" });
    }
  }
  return { ids, problems };
}

/** A control in which nothing was chosen sends a file all the same: one without a name and without a byte. */
function chosenFiles(formData: FormData, name: string): File[] {
  return formData
    .getAll(name)
    .filter((file) => file instanceof File)
    .filter((file) => file.name !== "" || file.size > 0);
}
