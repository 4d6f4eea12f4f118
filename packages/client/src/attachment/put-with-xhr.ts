import type { Put, PutAnswer, UploadProgress } from "./put-file.ts";

/** Sends a file as a browser does, which says every 50 ms or so how much has been sent. */
export function putWithXhr(
  { url, file, signal }: Put,
  onProgress: (progress: UploadProgress) => void,
): Promise<PutAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const fail = () => reject(new TypeError("The upload did not get through"));
    request.upload.onprogress = ({ loaded }) => onProgress({ loadedBytes: loaded, totalBytes: file.content.size });
    request.onload = () => resolve(answerOf(request));
    request.onerror = fail;
    request.onabort = fail;
    request.onloadend = () => signal.removeEventListener("abort", stop);
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", file.contentType);
    if (signal.aborted) fail();
    else request.send(file.content);
  });
}

function answerOf(request: XMLHttpRequest): PutAnswer {
  const headers = new Headers();
  for (const name of ["x-request-id", "retry-after"]) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return { response: new Response(null, { status: request.status, headers }), text: request.responseText };
}
