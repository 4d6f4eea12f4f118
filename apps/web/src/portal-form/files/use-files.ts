import { useEffect, useState, useSyncExternalStore } from "react";
import type { ChosenFile, KeptFile } from "./chosen-file.ts";
import type { FileTerms } from "./file-terms.ts";
import { readKeptFiles } from "./kept-files.ts";
import { UploadQueue } from "./upload-queue.ts";

interface FilesOptions {
  tenantId: string;
  terms: FileTerms;
  /** What the server has kept of a form that was sent without scripts; newer than what this tab knows. */
  refusedFiles: readonly KeptFile[] | null;
}

export interface Files {
  rows: readonly ChosenFile[];
  uploads: UploadQueue;
}

const none: readonly ChosenFile[] = [];

/** The files of the form: those of an earlier page of this tab, and those that are chosen on this one. */
export function useFiles({ tenantId, terms, refusedFiles }: FilesOptions): Files {
  const [uploads] = useState(() => new UploadQueue({ tenantId, keptAs: tenantId, terms }));
  const rows = useSyncExternalStore(uploads.subscribe, uploads.getFiles, () => none);

  useEffect(() => {
    // Files may have been chosen already: they stand behind the restored ones.
    if (uploads.getFiles().length === 0) uploads.restore(refusedFiles ?? readKeptFiles(tenantId));
  }, [uploads, tenantId, refusedFiles]);

  useEffect(() => {
    const resume = () => uploads.resume();
    window.addEventListener("online", resume);
    return () => window.removeEventListener("online", resume);
  }, [uploads]);

  return { rows, uploads };
}
