import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Scripts and styles are text; what else a build may hold, such as fonts, is packed already. */
const packable = "**/*.{js,css}";
const packings = [
  { ending: ".br", pack: promisify(brotliCompress), options: { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } } },
  { ending: ".gz", pack: promisify(gzip), options: { level: constants.Z_BEST_COMPRESSION } },
] as const;

/** Where the packed files of a build are. */
export function packedFolderOf(buildFolder: string): string {
  return join(buildFolder, "packed");
}

/**
 * Packs what a build has made for browsers, once and as small as it gets: packing that well takes a second for each file, far too long
 * for a request. The files lie under the addresses that they have on the web, each with the ending of its packing.
 */
export async function packFiles(buildFolder: string): Promise<void> {
  const built = join(buildFolder, "static");
  const packed = packedFolderOf(buildFolder);
  await rm(packed, { recursive: true, force: true });
  for await (const name of glob(packable, { cwd: built })) {
    const source = await readFile(join(built, name));
    const target = join(packed, "_next/static", name);
    await mkdir(dirname(target), { recursive: true });
    for (const { ending, pack, options } of packings)
      await writeFile(`${target}${ending}`, await pack(source, options));
  }
}
