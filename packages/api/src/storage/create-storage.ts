import { resolve } from "node:path";
import type { Settings } from "@portal/settings";
import type { LinkSigner } from "../attachment/signed-link.ts";
import { signUploadLink } from "../attachment/upload-link.ts";
import { createLocalStorage } from "./local-storage.ts";
import type { Storage } from "./storage.ts";

/** Makes the store of files that the settings name: a bucket, or a folder of this machine for which the portal takes uploads itself. */
export async function createStorage(
  { fileStore, dataDir }: Pick<Settings, "fileStore" | "dataDir">,
  signer: LinkSigner | null,
): Promise<Storage> {
  if (fileStore.kind === "local") {
    const folder = resolve(dataDir, "attachments");
    return createLocalStorage({ folder, signUpload: async (order) => signUploadLink(expectSigner(signer), order) });
  }
  // Its client is large, and most installs never need it.
  const { createS3Storage } = await import("./s3-storage.ts");
  return createS3Storage(fileStore);
}

function expectSigner(signer: LinkSigner | null): LinkSigner {
  if (signer === null) throw new Error("This process hands out no addresses of uploads.");
  return signer;
}
