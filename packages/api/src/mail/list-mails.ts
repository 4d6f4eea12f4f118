import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { mailFolder } from "./deliver-to-files.ts";

const keptMailSchema = z.object({ writtenAt: z.iso.datetime(), to: z.string(), subject: z.string(), text: z.string() });

/** A mail that is kept in a file; `writtenAt` in ISO 8601, `text` is its text part. */
export type KeptMail = z.infer<typeof keptMailSchema>;

/** Lists the newest mails that no server took, newest first. */
export async function listMails(dataDir: string, maxMails = 50): Promise<KeptMail[]> {
  const folder = mailFolder(dataDir);
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .toReversed()
    .slice(0, maxMails);
  return Promise.all(newest.map(async (name) => readMail(join(folder, name))));
}

async function readMail(path: string): Promise<KeptMail> {
  const content: unknown = JSON.parse(await readFile(path, "utf8"));
  return keptMailSchema.parse(content);
}
