import { fileKinds, formatBytes, labelOfContentType, type AttachmentLimits } from "@portal/contract";

/** What a tenant's limits are called on the page; made on the server, because a browser needs the words only. */
export interface FileWords {
  /** How many, and how large. */
  sizes: string;
  kinds: string;
  /** For the `accept` attribute, which lets a picker show only what can be sent. */
  accept: string;
}

/** Says a tenant's limits. */
export function wordsOfLimits(limits: AttachmentLimits): FileWords {
  const { max_count: maxCount, max_file_bytes: maxFileBytes, max_total_bytes: maxTotalBytes } = limits;
  const each = formatBytes(maxFileBytes);
  const together = maxTotalBytes < maxCount * maxFileBytes ? ` and ${formatBytes(maxTotalBytes)} together` : "";
  const sizes =
    maxCount === 1 ? `One file of at most ${each}` : `Up to ${maxCount} files, at most ${each} each${together}`;
  return { sizes, kinds: limits.content_types.map(labelOfContentType).join(", "), accept: acceptOf(limits) };
}

function acceptOf({ content_types: contentTypes }: AttachmentLimits): string {
  // Systems do not know every type by its name, so the endings stand beside them.
  const endings = fileKinds.filter(({ contentType }) => contentTypes.includes(contentType));
  return [...contentTypes, ...endings.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`))].join(",");
}
