import { labelOfContentType } from "@portal/contract";
import { type Checker, checkUpload } from "./check-upload.ts";
import { findUploads, type PresentedUploads, type Upload } from "./find-uploads.ts";

/** What came of a capability: a file that can be linked, nothing to link, or a file that may not be linked and why. */
export type CheckOutcome =
  { kind: "ready"; upload: Upload } | { kind: "unavailable" } | { kind: "refused"; reason: string };

/** Looks at one file, and says how it stands then. */
export type UploadCheck = typeof checkUpload;

/**
 * Looks at uploaded files, in the order of their capabilities, unless that was done before. All of it happens outside of any
 * transaction: it reads the files from their store and asks the scanner, whose verdicts it waits for no longer than is set.
 *
 * @param check what looks at those that nobody has looked at yet
 * @throws StorageUnavailableError
 */
export async function checkUploads(
  services: Checker,
  presented: PresentedUploads,
  check: UploadCheck = checkUpload,
): Promise<CheckOutcome[]> {
  const uploads = await findUploads(services.database, presented);
  const deadline = AbortSignal.timeout(services.scanner?.timeoutMs ?? 0);
  return Promise.all(
    uploads.map(async (upload): Promise<CheckOutcome> => {
      if (upload === null) return { kind: "unavailable" };
      return outcomeOf(upload.checkResult === "waiting" ? await check(services, upload, deadline) : upload);
    }),
  );
}

function outcomeOf(upload: Upload): CheckOutcome {
  switch (upload.checkResult) {
    case "waiting":
      return { kind: "unavailable" };
    case "wrong_size":
      return { kind: "refused", reason: "File should have the size that was declared" };
    case "wrong_content":
      return {
        kind: "refused",
        reason: `File should be what it was declared to be: ${labelOfContentType(upload.contentType)}`,
      };
    case "passed":
      return upload.scanStatus === "infected"
        ? { kind: "refused", reason: "File should be free of malware" }
        : { kind: "ready", upload };
  }
}
