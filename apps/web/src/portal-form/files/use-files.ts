import { useState } from "react";
import type { ChosenFile, KeptFile } from "./chosen-file.ts";
import type { FileTerms } from "./file-terms.ts";
import { UploadQueue } from "./upload-queue.ts";
import { useUploads } from "./use-uploads.ts";

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

/** The files of the plain form. */
export function useFiles({ tenantId, terms, refusedFiles }: FilesOptions): Files {
  const [uploads] = useState(() => new UploadQueue({ tenantId, keptAs: tenantId, terms }));
  return { uploads, rows: useUploads(uploads, refusedFiles) };
}
