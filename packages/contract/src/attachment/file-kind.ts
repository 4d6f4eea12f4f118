/** A kind of file by its one content type, with what people call it and how its names end. */
export interface FileKind {
  readonly contentType: string;
  /** What a person reads in a list, e.g. `"PNG"`. */
  readonly label: string;
  /** Without the dot, in lower case; the first is the usual one. */
  readonly extensions: readonly string[];
  /** Other content types that browsers and mail programs give the same kind. */
  readonly aliases: readonly string[];
}

const kind = (
  contentType: string,
  label: string,
  given: Partial<Pick<FileKind, "extensions" | "aliases">>,
): FileKind => ({
  contentType,
  label,
  extensions: given.extensions ?? [],
  aliases: given.aliases ?? [],
});

const ooxml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * The kinds of file that we know. HTML, SVG, scripts and programs are none of them on purpose: a browser or a double click
 * would run them. A tenant may take other content types too; their names then keep whatever ending they have.
 */
export const fileKinds: readonly FileKind[] = [
  kind("image/png", "PNG", { extensions: ["png"], aliases: ["image/x-png"] }),
  kind("image/jpeg", "JPEG", { extensions: ["jpg", "jpeg", "jfif"], aliases: ["image/jpg", "image/pjpeg"] }),
  kind("image/gif", "GIF", { extensions: ["gif"] }),
  kind("image/webp", "WebP", { extensions: ["webp"] }),
  kind("image/heic", "HEIC", { extensions: ["heic", "heif"], aliases: ["image/heif"] }),
  kind("application/pdf", "PDF", { extensions: ["pdf"], aliases: ["application/x-pdf"] }),
  kind("text/plain", "text", { extensions: ["txt", "log", "text", "md"], aliases: ["text/x-log", "text/markdown"] }),
  kind("text/csv", "CSV", { extensions: ["csv"], aliases: ["application/csv", "text/x-csv"] }),
  kind("application/json", "JSON", { extensions: ["json"], aliases: ["text/json"] }),
  kind("application/rtf", "RTF", { extensions: ["rtf"], aliases: ["text/rtf"] }),
  kind("application/msword", "Word (.doc)", { extensions: ["doc"] }),
  kind("application/vnd.ms-excel", "Excel (.xls)", { extensions: ["xls"] }),
  kind("application/vnd.ms-powerpoint", "PowerPoint (.ppt)", { extensions: ["ppt"] }),
  kind(`${ooxml}.wordprocessingml.document`, "Word", { extensions: ["docx"] }),
  kind(`${ooxml}.spreadsheetml.sheet`, "Excel", { extensions: ["xlsx"] }),
  kind(`${ooxml}.presentationml.presentation`, "PowerPoint", { extensions: ["pptx"] }),
  kind(`${openDocument}.text`, "OpenDocument text", { extensions: ["odt"] }),
  kind(`${openDocument}.spreadsheet`, "OpenDocument spreadsheet", { extensions: ["ods"] }),
  kind(`${openDocument}.presentation`, "OpenDocument presentation", { extensions: ["odp"] }),
  kind("application/zip", "ZIP", {
    extensions: ["zip"],
    aliases: ["application/x-zip-compressed", "application/x-zip"],
  }),
  kind("message/rfc822", "e-mail (.eml)", { extensions: ["eml"] }),
  kind("application/vnd.ms-outlook", "Outlook e-mail (.msg)", { extensions: ["msg"] }),
  kind("video/mp4", "MP4", { extensions: ["mp4", "m4v"] }),
  kind("video/quicktime", "QuickTime", { extensions: ["mov"] }),
  kind("video/webm", "WebM", { extensions: ["webm"] }),
  kind("audio/mpeg", "MP3", { extensions: ["mp3"], aliases: ["audio/mp3"] }),
];

const kindByType = new Map(
  fileKinds.flatMap((known) => [known.contentType, ...known.aliases].map((type) => [type, known])),
);
const kindByExtension = new Map(fileKinds.flatMap((known) => known.extensions.map((extension) => [extension, known])));

/** The form of a content type that is stored and compared: lower-case, one name per kind. */
export function canonicalContentType(typed: string): string {
  const lowerCase = typed.toLowerCase();
  return kindByType.get(lowerCase)?.contentType ?? lowerCase;
}

/** The kind of a content type, or `null` when it is none that we know. */
export function findFileKind(contentType: string): FileKind | null {
  return kindByType.get(contentType.toLowerCase()) ?? null;
}

/**
 * The content type to declare for a file that somebody chose. Its name's ending counts first: systems say `""` for a log file
 * and, with Office installed, that a CSV file is an Excel sheet.
 *
 * @param file a name, and what the browser takes the file for
 */
export function contentTypeOfFile(file: { readonly name: string; readonly type: string }): string {
  const byName = kindByExtension.get(extensionOf(file.name));
  if (byName !== undefined) return byName.contentType;
  return file.type === "" ? "application/octet-stream" : canonicalContentType(file.type);
}

/** What people call a content type: its label, or itself when it is none that we know. */
export function labelOfContentType(contentType: string): string {
  return findFileKind(contentType)?.label ?? contentType;
}

/** The ending of a name without its dot, in lower case; `""` when it has none. */
export function extensionOf(filename: string): string {
  return /[^.]\.([^.\s]{1,20})$/u.exec(filename)?.[1]?.toLowerCase() ?? "";
}
