import type { PresignedUpload } from "@portal/contract";
import type { TestDatabaseOptions } from "@portal/db/testing";
import { Readable } from "node:stream";
import { readSettings } from "@portal/settings";
import { createContext } from "../../context.ts";
import {
  createSubmissionWorld,
  submissionOf,
  type SubmissionWorld,
} from "../../conversation/testing/create-submission-world.ts";
import { createCaller } from "../../index.ts";
import { createS3Storage } from "../../storage/s3-storage.ts";
import { startS3Server, type S3Server } from "../../storage/testing/s3-server.ts";
import type { Services } from "../../services.ts";

export const backends = ["local", "s3"] as const;
export type Backend = (typeof backends)[number];

/** A file as a test sends it. */
export interface SentFile {
  filename?: string;
  contentType?: string;
  bytes?: Uint8Array;
  /** What is declared instead of the bytes' number. */
  declaredBytes?: number;
}

/** A portal with a database and a store of files of its own. */
export interface FileWorld extends SubmissionWorld, AsyncDisposable {
  /** The real server behind the store, where there is one. */
  s3: S3Server | null;
  /** The product's procedures, called as a visitor of acme, or of another tenant. */
  caller(tenantId?: string): ReturnType<typeof createCaller>;
  presign(file?: SentFile, tenantId?: string): Promise<PresignedUpload>;
  /** Sends bytes to an address as a browser would, and answers with the status. */
  put(url: string, file?: SentFile): Promise<number>;
  /** Presigns and puts. */
  upload(file?: SentFile, tenantId?: string): Promise<string>;
  /** Sends a submission with files. */
  attach(...attachmentIds: string[]): ReturnType<SubmissionWorld["submit"]>;
}

/** A one-pixel picture. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface FileWorldOptions extends TestDatabaseOptions {
  backend?: Backend;
  services?: Partial<Services>;
}

/** Makes one. Files are PNG pictures of a few bytes unless a test says otherwise. */
export async function createFileWorld({
  backend = "local",
  services: own = {},
  ...options
}: FileWorldOptions = {}): Promise<FileWorld> {
  const world = await createSubmissionWorld(options);
  const s3 = backend === "s3" ? await startS3Server() : null;
  Object.assign(world.services, s3 && { storage: createS3Storage(s3Settings(s3)) }, own);
  const caller = (tenantId = acme) =>
    createCaller(
      createContext(world.services, {
        door: "rest",
        requestId: "test",
        clientAddress: null,
        tenant: { ids: [tenantId] },
        credentials: { kind: "none" },
      }),
    );
  const presign = (file: SentFile = {}, tenantId?: string) => caller(tenantId).attachment.presign(declarationOf(file));
  const put = (url: string, file: SentFile = {}) =>
    s3 === null ? putLocally(caller(), url, file) : putToServer(url, file);
  const upload = async (file: SentFile = {}, tenantId?: string) => {
    const { attachment_id: attachmentId, upload_url: url } = await presign(file, tenantId);
    const status = await put(url, file);
    if (status !== 200) throw new Error(`The upload was answered with ${status}`);
    return attachmentId;
  };
  const close = async () => {
    await s3?.[Symbol.asyncDispose]();
    await world.close();
  };
  return {
    ...world,
    s3,
    caller,
    presign,
    put,
    upload,
    attach: (...attachmentIds) => world.submit(submissionOf({ attachment_ids: attachmentIds })),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const acme = "11111111-1111-4111-8111-111111111111";

function s3Settings({ settings }: S3Server) {
  const { fileStore } = readSettings(settings);
  if (fileStore.kind !== "s3") throw new Error("These are the settings of an S3 store.");
  return fileStore;
}

function declarationOf({ filename = "photo.png", contentType = "image/png", bytes = png, declaredBytes }: SentFile) {
  return { filename, content_type: contentType, file_size: declaredBytes ?? bytes.byteLength };
}

/** What the route does with a PUT, without HTTP. */
async function putLocally(caller: ReturnType<typeof createCaller>, url: string, file: SentFile): Promise<number> {
  const { contentType = "image/png", bytes = png } = file;
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  const received = { token, contentType, contentLength: String(bytes.byteLength), body: Readable.from([bytes]) };
  return caller.attachment.receiveUpload(received).then(
    () => 200,
    () => 403,
  );
}

async function putToServer(url: string, { contentType = "image/png", bytes = png }: SentFile): Promise<number> {
  const response = await fetch(url, {
    method: "PUT",
    headers: { "Content-Type": contentType },
    body: new Uint8Array(bytes),
  });
  await response.text();
  return response.status;
}

/** The keys of all objects under a prefix. */
export async function keysOf({ storage }: Pick<Services, "storage">, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}
