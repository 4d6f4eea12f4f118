import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type NewObject,
  ObjectExistsError,
  ObjectMissingError,
  ObjectSizeError,
  type Storage,
  StorageUnavailableError,
  type UploadOrder,
} from "./storage.ts";

const keyPattern = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)+$/u;
/** What is still arriving. It is renamed by a second name and never under its own, so that half a file is nobody's. */
const arrivals = "arrivals";

interface LocalStorageOptions {
  /** Absolute path of the folder; made when it is missing, and readable by this user alone. */
  folder: string;
  /** Makes the address of an upload: the portal takes it itself. */
  signUpload: (order: UploadOrder) => Promise<string>;
}

/** Keeps objects as files. Nothing is ever written to a file that has its name: a name appears with all of its content, once. */
export function createLocalStorage({ folder, signUpload }: LocalStorageOptions): Storage {
  return {
    signUpload,
    write: (object, body) => saying(() => write(folder, object, body)),
    copy: (fromKey, toKey) => saying(() => copy(pathOf(folder, fromKey), pathOf(folder, toKey))),
    read: (key) => saying(() => read(pathOf(folder, key))),
    remove: (key) => saying(() => rm(pathOf(folder, key), { force: true })),
    list: (prefix) => list(folder, prefix),
  };
}

async function write(folder: string, object: NewObject, body: Readable): Promise<void> {
  const arrival = join(folder, arrivals, randomUUID());
  await mkdir(dirname(arrival), { recursive: true, mode: 0o700 });
  try {
    await receive(arrival, object.sizeBytes, body);
    await name(arrival, pathOf(folder, object.key));
  } finally {
    await rm(arrival, { force: true });
  }
}

/** Takes the bytes as they come; more than announced, or an end before, and it is as if none had come. */
async function receive(path: string, sizeBytes: number, body: Readable): Promise<void> {
  let receivedBytes = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      receivedBytes += chunk.byteLength;
      if (receivedBytes > sizeBytes) done(new ObjectSizeError("more bytes than announced"));
      else done(null, chunk);
    },
  });
  // Flushed, because what is answered for has to outlast a power cut.
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(body, counted, file).catch((error: unknown) => {
    if (error instanceof ObjectSizeError || isOfTheSystem(error)) throw error;
    throw new ObjectSizeError("the bytes stopped coming", { cause: error });
  });
  if (receivedBytes < sizeBytes) throw new ObjectSizeError("fewer bytes than announced");
}

/** Gives a file its name unless the name is taken. Unlike a rename, a link never replaces anything. */
async function name(existing: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await link(existing, path);
  } catch (error) {
    throw hasCode(error, "EEXIST") ? new ObjectExistsError("there is an object with this key") : error;
  }
  await syncFolder(dirname(path));
}

/** Without this a power cut could take the name back that was already promised. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Two names of one file are as good as a copy here, since no file is ever written to. */
async function copy(from: string, to: string): Promise<boolean> {
  try {
    await name(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

async function read(path: string): Promise<Readable> {
  try {
    const file = await open(path, "r");
    return file.createReadStream();
  } catch (error) {
    throw hasCode(error, "ENOENT") ? new ObjectMissingError("there is no such object") : error;
  }
}

async function* list(folder: string, prefix: string): ReturnType<Storage["list"]> {
  const entries = await readdir(join(folder, prefix), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (hasCode(error, "ENOENT")) return [];
      throw new StorageUnavailableError("the folder cannot be read", { cause: error });
    },
  );
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const status = await stat(path).catch(() => null);
    // Somebody else's sweep may have removed it meanwhile. A second name changes a file's ctime, but not when it was written.
    if (status !== null) yield { key: path.slice(folder.length + 1), modifiedAt: status.mtime };
  }
}

function pathOf(folder: string, key: string): string {
  // Keys are ours; should a foreign one ever come here, it must not lead out of the folder.
  if (!keyPattern.test(key)) throw new RangeError("not a key of this store");
  return join(folder, key);
}

/** A full disk or a missing permission is the store being away; what the caller can act on stays what it is. */
async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    throw new StorageUnavailableError("the folder of the store cannot be used", { cause: error });
  }
}

const diskFaults = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO", "EMFILE", "ENFILE", "ENOTDIR"];

function isOfTheSystem(error: unknown): boolean {
  return diskFaults.some((code) => hasCode(error, code));
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
