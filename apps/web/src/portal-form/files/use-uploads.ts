import { useEffect, useSyncExternalStore } from "react";
import type { ChosenFile, KeptFile } from "./chosen-file.ts";
import type { UploadQueue } from "./upload-queue.ts";

const none: readonly ChosenFile[] = [];

/**
 * The rows of a queue: files of an earlier page of this tab, and those that are chosen on this one.
 *
 * @param refusedFiles what the server has kept of a form that was sent without scripts; newer than what this tab knows
 */
export function useUploads(uploads: UploadQueue, refusedFiles: readonly KeptFile[] | null): readonly ChosenFile[] {
  const rows = useSyncExternalStore(uploads.subscribe, uploads.getFiles, () => none);

  useEffect(() => {
    // Files may have been chosen already: they stand behind the restored ones.
    if (uploads.getFiles().length === 0) uploads.restore(refusedFiles);
  }, [uploads, refusedFiles]);

  useEffect(() => {
    const resume = () => uploads.resume();
    window.addEventListener("online", resume);
    return () => window.removeEventListener("online", resume);
  }, [uploads]);

  return rows;
}
