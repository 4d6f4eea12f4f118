/** More than the headers of a part have; what is left out behind it is a file. */
const keptOfPartBytes = 64 * 1024;

/**
 * Leaves out of a multipart form what its files hold, and nothing of what holds it together: a parser finds the same parts in what is left, or
 * the same fault.
 *
 * @param boundary as the form's content type names it
 */
export function skimForm(boundary: string): TransformStream<Uint8Array, Uint8Array> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let unread = Buffer.alloc(0);
  let leftOfPartBytes = keptOfPartBytes;
  return new TransformStream({
    transform(chunk, controller) {
      unread = Buffer.concat([unread, chunk]);
      for (let at = unread.indexOf(delimiter); at >= 0; at = unread.indexOf(delimiter)) {
        keep(at, controller);
        leftOfPartBytes = keptOfPartBytes;
        controller.enqueue(delimiter);
        unread = unread.subarray(delimiter.length);
      }
      // Its end may be the beginning of a delimiter.
      keep(Math.max(0, unread.length - delimiter.length + 1), controller);
    },
    flush(controller) {
      keep(unread.length, controller);
    },
  });

  function keep(bytes: number, controller: TransformStreamDefaultController<Uint8Array>): void {
    const kept = unread.subarray(0, Math.min(bytes, leftOfPartBytes));
    leftOfPartBytes -= kept.length;
    // A copy: it would hold on to the whole chunk otherwise.
    if (kept.length > 0) controller.enqueue(Uint8Array.from(kept));
    unread = unread.subarray(bytes);
  }
}
