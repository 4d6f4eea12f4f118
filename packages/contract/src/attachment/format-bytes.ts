const mebibyte = 1024 * 1024;

/** A size as people read it, rounded up to one decimal: `"20 MB"`. Like file managers of most systems, a MB here has 1024 × 1024 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  if (bytes < mebibyte) return `${roundUp(bytes / 1024)} KB`;
  return bytes < 1024 * mebibyte ? `${roundUp(bytes / mebibyte)} MB` : `${roundUp(bytes / (1024 * mebibyte))} GB`;
}

function roundUp(value: number): string {
  return String(Math.ceil(value * 10) / 10);
}
