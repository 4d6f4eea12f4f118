import { findProgram, installDebianPackages } from "./debian-packages.ts";
import type { Terms } from "./processes.ts";

/** The programs that the tests run besides Node and a browser, with the Debian package that each comes in. */
const packageOf = {
  // The malware scan is tested with the real scanner, which Debian keeps where only root's path leads.
  clamd: "clamav-daemon",
  // Operators put it in front of their database, and this is the oldest that Debian supports.
  pgbouncer: "pgbouncer",
  // The samples of the documentation are run as a reader would run them.
  bash: "bash",
  curl: "curl",
  openssl: "openssl",
  python3: "python3",
} as const;

/** Installs what of it is missing, where that can be done; the tests that need it fail where it cannot. */
export async function installTestTools(terms: Terms): Promise<void> {
  const missing = Object.entries(packageOf).filter(([program]) => findProgram([program], ["/usr/sbin"]) === undefined);
  if (missing.length > 0) {
    const packages = missing.map(([, name]) => name);
    await installDebianPackages(packages, terms);
  }
}
