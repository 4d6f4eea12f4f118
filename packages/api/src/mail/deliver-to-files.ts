import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer from "nodemailer";
import type { DeliverMail, Message } from "./mail.ts";

/** The folder of mails that no server took. */
export function mailFolder(dataDir: string): string {
  return join(dataDir, "mails");
}

/**
 * Keeps each mail as `<time>-<id>.eml`, which any mail program opens, and beside it what was written as JSON, so that nobody has to parse
 * a mail to show it. Only the owner may read them: they hold working sign-in links.
 */
export function deliverToFiles(dataDir: string): DeliverMail {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return async (message) => {
    const { message: eml } = await composer.sendMail(message);
    if (!Buffer.isBuffer(eml)) throw new Error("nodemailer streams what it was told to buffer");
    await keepMail(mailFolder(dataDir), message, eml);
  };
}

async function keepMail(folder: string, { to, subject, text }: Message, eml: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const writtenAt = new Date().toISOString();
  const path = join(folder, `${writtenAt.replaceAll(/[:.]/gu, "-")}-${randomUUID()}`);
  await writeWhole(`${path}.eml`, eml);
  await writeWhole(`${path}.json`, JSON.stringify({ writtenAt, to: to.address, subject, text }));
}

/** A reader sees the whole file or none. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  await writeFile(`${path}.draft`, content, { flag: "wx", mode: 0o600 });
  await rename(`${path}.draft`, path);
}
