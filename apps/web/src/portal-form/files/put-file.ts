import type { UploadWatch } from "./upload-file.ts";

/** The bytes did not get through; nothing was wrong with them. */
export class ConnectionLost extends Error {}

interface Put {
  url: string;
  file: File;
  contentType: string;
}

// A line that is dead without anybody saying so must not look like progress for ever.
const silenceMs = 45_000;

/**
 * Sends a file with one PUT. It is XMLHttpRequest, because fetch cannot say how much of a body has been sent.
 *
 * @returns the status of the answer
 * @throws ConnectionLost also when it is told to stop
 */
export function putFile(
  { url, file, contentType }: Put,
  { signal, onProgress }: Pick<UploadWatch, "signal" | "onProgress">,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let timer = setTimeout(stop, silenceMs);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(timer);
      timer = setTimeout(stop, silenceMs);
      onProgress(loaded);
    };
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new ConnectionLost());
    request.onabort = () => reject(new ConnectionLost());
    request.onloadend = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", contentType);
    request.send(file);
  });
}
