/** A file that can be sent: a browser's `File`, Node's `openAsBlob(path)` with a name, or bytes with a name and a type. */
export type UploadableFile = File | NamedContent;

/** Content, what it is called and what it is. */
export interface NamedContent {
  readonly filename: string;
  /** Such as `image/png`, without parameters. The content's own unless said. */
  readonly contentType?: string | undefined;
  readonly content: Blob | Uint8Array<ArrayBuffer> | ArrayBuffer;
}

/** A file as it is declared and sent. */
export interface DeclaredFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Blob;
}

const unknownContentType = "application/octet-stream";

/** Settles what a file is called and what it is; its bytes are not read. */
export function declareFile(file: UploadableFile): DeclaredFile {
  const { filename, contentType, content } =
    "content" in file ? file : { filename: file.name, contentType: undefined, content: file };
  const blob = content instanceof Blob ? content : new Blob([content]);
  // A Blob may carry parameters with its type ("text/plain;charset=utf-8"), which the API does not take.
  const ownType = blob.type.split(";", 1).join("").trim();
  return { filename, contentType: contentType ?? (ownType === "" ? unknownContentType : ownType), content: blob };
}
