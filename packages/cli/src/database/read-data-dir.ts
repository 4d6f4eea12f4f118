import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "@portal/settings";

const repositoryRoot = fileURLToPath(new URL("../../../../", import.meta.url));

/** The data folder as an absolute path, wherever the command is typed: a relative one starts at the repository root. */
export function readDataDir({ dataDir }: Settings): string {
  return resolve(repositoryRoot, dataDir);
}
