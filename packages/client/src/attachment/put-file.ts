import { readRefusal } from "../transport/read-refusal.ts";
import { asNetworkError } from "../transport/transport.ts";
import { putWithFetch } from "./put-with-fetch.ts";
import { putWithXhr } from "./put-with-xhr.ts";
import type { DeclaredFile } from "./uploadable-file.ts";

/** How far a file has got. */
export interface UploadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** One PUT of a file to its address. */
export interface Put {
  readonly url: string;
  readonly file: DeclaredFile;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly onProgress: ((progress: UploadProgress) => void) | undefined;
}

/** What came back, on whichever way. */
export interface PutAnswer {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends a file with one PUT. Fetch cannot say how much of a body a browser has sent, so XMLHttpRequest does it there when somebody asks.
 *
 * @throws HelpCenterError
 */
export async function putFile(put: Put): Promise<void> {
  const { file, onProgress } = put;
  const { response, text } = await asNetworkError(() =>
    onProgress !== undefined && "XMLHttpRequest" in globalThis ? putWithXhr(put, onProgress) : putWithFetch(put),
  );
  if (!response.ok) {
    const refusal = readRefusal(response, text);
    // A try before this one arrived and its answer was lost: the file is there.
    if (refusal.type !== "upload_exists") throw refusal;
  }
  onProgress?.({ loadedBytes: file.content.size, totalBytes: file.content.size });
}
