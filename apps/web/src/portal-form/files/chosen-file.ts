/** How far a chosen file has come. Only `done` files are sent; `failed` ones have to be retried or removed first. */
export type FileState =
  | { kind: "waiting" }
  | { kind: "uploading"; sentBytes: number }
  | { kind: "checking" }
  /** The server asked for a pause; it goes on by itself. */
  | { kind: "held"; seconds: number }
  /** The connection was lost; it goes on by itself once it is back. */
  | { kind: "interrupted" }
  | { kind: "done"; attachmentId: string }
  | { kind: "failed"; reason: string; canRetry: boolean };

/** One row of the list of files. */
export interface ChosenFile {
  key: string;
  name: string;
  size: number;
  type: string;
  state: FileState;
}

/** An uploaded file that a page brings with it, or that an earlier one left; without an id it was never fully uploaded. */
export interface KeptFile {
  name: string;
  size: number;
  type: string;
  attachmentId: string | null;
  /** When the upload can no longer be attached, in milliseconds since 1970. */
  expiresAt: number;
}

/** Tells whether something is still to come of a file without anybody doing anything. */
export function isUnderWay({ state }: ChosenFile): boolean {
  return ["waiting", "uploading", "checking", "held"].includes(state.kind);
}
