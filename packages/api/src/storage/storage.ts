import type { Readable } from "node:stream";

/** What an upload is signed for: this object, with exactly this type and size, by one plain PUT. */
export interface UploadOrder {
  key: string;
  /** As the caller declared it, letter by letter: the signature covers the header that it will send. */
  contentType: string;
  sizeBytes: number;
  lifetimeSeconds: number;
  /** Where the caller reaches the portal, e.g. `https://help.example.com`; a store with an address of its own ignores it. */
  origin: string;
}

/** An object as it is written by the portal itself. */
export interface NewObject {
  key: string;
  contentType: string;
  sizeBytes: number;
}

/** An object as a listing shows it. */
export interface ListedObject {
  key: string;
  modifiedAt: Date;
}

/**
 * Where the bytes of files are. Every call may reject with {@link StorageUnavailableError}; keys are made by us and hold no text of
 * a user's.
 */
export interface Storage {
  /** Makes the address of an upload. */
  signUpload(order: UploadOrder): Promise<string>;
  /**
   * Writes an object in one step: a reader sees all of it or nothing.
   *
   * @throws ObjectExistsError where the store can tell; ObjectSizeError when the bytes are not as many as announced
   */
  write(object: NewObject, body: Readable): Promise<void>;
  /**
   * Puts what is at `fromKey` to `toKey`, where no signed address leads, without sending it through this process.
   *
   * @returns whether there was something
   */
  copy(fromKey: string, toKey: string): Promise<boolean>;
  /** @throws ObjectMissingError */
  read(key: string): Promise<Readable>;
  /** Removes an object; one that is not there is removed already. */
  remove(key: string): Promise<void>;
  /** All objects whose keys begin with `prefix`, which ends at a slash. */
  list(prefix: string): AsyncIterable<ListedObject>;
}

/** The store does not answer, or not in time. */
export class StorageUnavailableError extends Error {
  override readonly name = "StorageUnavailableError";
}

/** There is an object with this key already, and it stays. */
export class ObjectExistsError extends Error {
  override readonly name = "ObjectExistsError";
}

/** There is no such object. */
export class ObjectMissingError extends Error {
  override readonly name = "ObjectMissingError";
}

/** More or fewer bytes came than were announced; nothing was kept of them. */
export class ObjectSizeError extends Error {
  override readonly name = "ObjectSizeError";
}
