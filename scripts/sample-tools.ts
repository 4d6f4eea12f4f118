import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runQuietly, type Terms } from "./processes.ts";

/** What the samples of the documentation are run with, besides Node; Debian's packages have the same names. */
const tools = ["bash", "curl", "openssl", "python3"];

/** Installs what of it is missing, where that can be done; the tests of the samples fail where it cannot. */
export async function installSampleTools(terms: Terms): Promise<void> {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0 || process.getuid?.() !== 0) return;
  const debian = { ...terms, env: { ...terms.env, DEBIAN_FRONTEND: "noninteractive" } };
  await runQuietly("apt-get", ["update"], debian).catch(() => undefined);
  const install = ["install", "--yes", "--no-install-recommends", ...missing];
  await runQuietly("apt-get", install, debian).catch(() => undefined);
}

function isInstalled(tool: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
