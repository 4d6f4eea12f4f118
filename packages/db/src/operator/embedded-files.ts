import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";

const passwordsSchema = z.strictObject({
  superuser: z.string().min(1),
  owner: z.string().min(1),
  web: z.string().min(1),
  intake: z.string().min(1),
});

/** The generated passwords of one embedded cluster. */
export type EmbeddedPasswords = z.infer<typeof passwordsSchema>;

/** Where everything of one embedded cluster lies. */
export interface EmbeddedFiles {
  readonly folder: string;
  readonly cluster: string;
  readonly passwords: string;
  readonly log: string;
  readonly launcher: string;
}

/** Connection strings of an embedded cluster, one per role; `superuserUrl` is for tests and repairs only. */
export interface EmbeddedUrls {
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly intakeUrl: string;
  readonly superuserUrl: string;
}

export const embeddedDatabase = "portal";

export function embeddedFiles(dataDir: string): EmbeddedFiles {
  const folder = resolve(dataDir);
  return {
    folder,
    cluster: join(folder, "postgres"),
    passwords: join(folder, "postgres-passwords.json"),
    log: join(folder, "postgres.log"),
    launcher: join(folder, "postgres-launcher.pid"),
  };
}

/** The cluster's passwords, generated on the first call. The file is readable by its owner alone. */
export async function readOrCreatePasswords(files: EmbeddedFiles): Promise<EmbeddedPasswords> {
  await mkdir(files.folder, { recursive: true });
  const existing = await readPasswords(files);
  if (existing) return existing;
  const fresh = { superuser: newPassword(), owner: newPassword(), web: newPassword(), intake: newPassword() };
  // Written aside and renamed, so that an interrupted first start never leaves half a file behind.
  const draft = `${files.passwords}.${String(process.pid)}`;
  await writeFile(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, files.passwords);
  return fresh;
}

/** The cluster's passwords, or undefined before its first start. Throws when the file was damaged. */
export async function readPasswords(files: EmbeddedFiles): Promise<EmbeddedPasswords | undefined> {
  const text = await readFile(files.passwords, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = passwordsSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${files.passwords} is damaged: restore it, or remove ${files.folder}.`);
  return parsed.data;
}

export function embeddedUrls(passwords: EmbeddedPasswords, port: number): EmbeddedUrls {
  const url = (role: string, password: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${String(port)}/${embeddedDatabase}`;
  return {
    ownerUrl: url("portal_owner", passwords.owner),
    webUrl: url("portal_web", passwords.web),
    intakeUrl: url("portal_intake", passwords.intake),
    superuserUrl: url("postgres", passwords.superuser),
  };
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
