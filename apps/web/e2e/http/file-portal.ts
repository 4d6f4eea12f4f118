import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { presignedUploadSchema, type PresignedUpload } from "@portal/contract";
import { startS3Server, tenantKeptMs, type S3Server } from "@portal/api/testing";
import type { Attachment } from "@portal/db";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf, type Answer } from "./portal-client.ts";
import { submissionOf } from "./test.ts";

export const backends = ["local", "s3"] as const;
export type Backend = (typeof backends)[number];

/** A file as a test sends it; a picture of one pixel unless said. */
export interface SentFile {
  filename?: string;
  contentType?: string;
  bytes?: Buffer;
  /** What is declared instead of the bytes' number. */
  declaredBytes?: number;
}

/** A portal that takes files, with what a caller, a browser and an operator do with them. */
export interface FilePortal extends OwnPortal {
  /** The server behind its store, where there is one. */
  s3: S3Server | null;
  presign(file?: SentFile, tenantId?: string): Promise<PresignedUpload>;
  /** One plain PUT, as the contract describes it; gives its status. */
  put(url: string, file?: SentFile): Promise<number>;
  /** Presigns and puts; gives the capability. */
  upload(file?: SentFile, tenantId?: string): Promise<string>;
  /** Sends a submission with files. */
  attach(...attachmentIds: string[]): Promise<Answer>;
  /** The files of a conversation as they are stored. */
  filesOf(conversationId: string): Promise<Attachment[]>;
  /** A link to a file, signed with the portal's own key: what is refused is then never the link. */
  linkTo(attachmentId: string): string;
  /** Runs the operator's command line and gives what it prints. */
  command(...args: string[]): Promise<string>;
}

export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const presignPath = `/api/v1/help-center/attachments/presign?tenant_id=${acme.id}`;

const commandLine = path.resolve(import.meta.dirname, "../../../../packages/cli/src/main.ts");

/** Starts one on either store. Limits are out of the way unless the settings say otherwise. */
export async function startFilePortal(backend: Backend, settings: Record<string, string> = {}): Promise<FilePortal> {
  const s3 = backend === "s3" ? await startS3Server() : null;
  const portal = await startOwnPortal({ ...s3?.settings, ...settings });
  const presign = async (file: SentFile = {}, tenantId: string = acme.id) => {
    const answer = await portal.callJson(presignPath.replace(acme.id, tenantId), declarationOf(file));
    return presignedUploadSchema.parse(answer.json);
  };
  const upload = async (file: SentFile = {}, tenantId?: string) => {
    const { attachment_id: attachmentId, upload_url: url } = await presign(file, tenantId);
    const status = await put(url, file);
    if (status !== 200) throw new Error(`The upload was answered with ${status}.`);
    return attachmentId;
  };
  return {
    ...portal,
    s3,
    presign,
    put,
    upload,
    attach: (...attachmentIds) =>
      portal.callJson(conversationsOf(acme.id), submissionOf({ attachment_ids: attachmentIds })),
    filesOf: (conversationId) =>
      portal.inspection.withRlsBypass((tx) =>
        tx.attachment.findMany({ where: { conversationId }, orderBy: { id: "asc" } }),
      ),
    linkTo: (attachmentId) => {
      const claims = { tenant_id: acme.id, sub: attachmentId };
      const token = portal.forge.forge({ header: { typ: "portal-download+jwt" }, claims });
      return `${portal.origin}/api/v1/help-center/attachments/${attachmentId}/download?token=${token}`;
    },
    command: async (...args) => {
      const printed = await runCommand(portal.environment, args);
      // What was changed of a tenant takes effect when the portal has forgotten how it was.
      if (args[0] === "tenant") await wait(tenantKeptMs);
      return printed;
    },
    close: async () => {
      await portal.close();
      await s3?.[Symbol.asyncDispose]();
    },
  };
}

/** The body of a presign call for a file. */
export function declarationOf({
  filename = "photo.png",
  contentType = "image/png",
  bytes = png,
  declaredBytes,
}: SentFile = {}) {
  return { filename, content_type: contentType, file_size: declaredBytes ?? bytes.byteLength };
}

async function put(url: string, { contentType = "image/png", bytes = png }: SentFile = {}): Promise<number> {
  const response = await fetch(url, {
    method: "PUT",
    headers: { "Content-Type": contentType },
    body: new Uint8Array(bytes),
  });
  await response.arrayBuffer();
  return response.status;
}

async function runCommand(environment: Record<string, string>, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: { ...environment, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(stderr);
  return stdout;
}
