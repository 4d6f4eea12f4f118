import type { Settings } from "@portal/settings";
import type { LinkSigner } from "./attachment/signed-link.ts";
import { createClamdScanner } from "./malware/clamd-scanner.ts";
import type { Services } from "./services.ts";
import { createStorage } from "./storage/create-storage.ts";

/** Where files are, and what scans them. */
export type FileServices = Pick<Services, "storage" | "scanner">;

/**
 * Makes the store of files and the malware scanner that the settings name. Nothing is connected yet.
 *
 * @param signer signs the addresses of uploads; `null` in a process that hands out none
 */
export async function createFileServices(
  settings: Pick<Settings, "fileStore" | "dataDir" | "scanner">,
  signer: LinkSigner | null,
): Promise<FileServices> {
  return {
    storage: await createStorage(settings, signer),
    scanner: settings.scanner === undefined ? null : createClamdScanner(settings.scanner),
  };
}
