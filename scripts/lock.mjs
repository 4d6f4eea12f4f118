import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Does the work while no other process holds the lock file; a lock whose process is gone counts as free.
 * @template Result
 * @param {string} path
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!tryLock(path)) {
    if (isAbandoned(path)) rmSync(path, { force: true });
    else await wait(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

// Linking makes the file appear with its content, so that nobody reads a lock that does not name its holder yet.
/** @param {string} path */
function tryLock(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    process.kill(Number(readFileSync(path, "utf8")), 0);
    return false;
  } catch (error) {
    // Not EPERM, for then the holder lives as another user, and not ENOENT, for then it has just let go.
    return errorCode(error) === "ESRCH";
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
