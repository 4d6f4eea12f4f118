import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Changes when one of the files comes, goes or holds something else.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function fingerprintOf(root, files) {
  const hash = createHash("sha256");
  for (const file of [...files].sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * The path itself when it is a file, all files below it when it is a directory, nothing when it is not there.
 * @param {string} path
 * @param {(path: string) => boolean} isWanted asked of every file, and of every directory before it is entered
 * @returns {string[]}
 */
export function filesAt(path, isWanted = () => true) {
  if (!existsSync(path) || !isWanted(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesAt(join(path, name), isWanted));
}

/**
 * Whether the stamp says that the work for this fingerprint has been done.
 * @param {string} stamp
 * @param {string} fingerprint
 */
export function isStamped(stamp, fingerprint) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint;
}
