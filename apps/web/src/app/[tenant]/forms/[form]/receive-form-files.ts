import { findPortalError, type createCaller } from "@portal/api";
import type { Problem } from "@portal/contract";
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
  for (const { key, type } of form.document.fields) {
    if (type !== "file") continue;
    const name = controlName(key);
    const ids = [...(typed[name] ?? [])];
    for (const file of chosenFiles(formData, name)) {
      try {
        ids.push((await caller.attachment.receiveFile(file)).attachment_id);
      } catch (error) {
        const refused = findPortalError(error);
        if (refused === null) throw error;
        problems.push({ loc: ["body", "custom_attrs", key], msg: refused.message, type: "attachment_refused" });
      }
    }
    idsByName.set(name, ids);
  }
  return {
    typed: { ...typed, ...Object.fromEntries(idsByName) },
    attachmentIds: [...idsByName.values()].flat(),
    problems,
  };
}

/** A control in which nothing was chosen sends a file all the same: one without a name and without a byte. */
function chosenFiles(formData: FormData, name: string): File[] {
  return formData
    .getAll(name)
    .filter((file) => file instanceof File)
    .filter((file) => file.name !== "" || file.size > 0);
}
