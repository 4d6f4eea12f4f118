import type { Settings } from "@portal/settings";
import type { LinkSigner } from "./attachment/signed-link.ts";
import { createClamdScanner } from "./malware/clamd-scanner.ts";
import type { Services } from "./services.ts";
import { createStorage } from "./storage/create-storage.ts";

/** Makes the store of files and the malware scanner that the settings name. Nothing is connected yet. */
export async function createFileServices(
  settings: Pick<Settings, "fileStore" | "dataDir" | "scanner">,
  signer: LinkSigner,
): Promise<Pick<Services, "storage" | "scanner">> {
  return {
    storage: await createStorage(settings, signer),
    scanner: settings.scanner === undefined ? null : createClamdScanner(settings.scanner),
  };
}
