import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { FileStoreSettings } from "@portal/settings";
import { ObjectMissingError, type Storage, StorageUnavailableError } from "./storage.ts";

const connectTimeoutMs = 3_000;
const requestTimeoutMs = 30_000;

/** The headers that an upload must send as they were signed; without `content-length` a PUT of any size would do. */
const signedHeaders = new Set(["host", "content-type", "content-length"]);

type S3Settings = Extract<FileStoreSettings, { kind: "s3" }>;

/** Keeps objects in a private bucket of an S3 server, which takes uploads itself. */
export function createS3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket } = settings;
  const client = createClient(settings);
  return {
    signUpload: ({ key, contentType, sizeBytes, lifetimeSeconds }) =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket, Key: key, ContentType: contentType, ContentLength: sizeBytes }),
        {
          expiresIn: lifetimeSeconds,
          signableHeaders: signedHeaders,
        },
      ),
    write: async ({ key, contentType, sizeBytes }, body) => {
      const object = { Bucket, Key: key, Body: body, ContentType: contentType, ContentLength: sizeBytes };
      await answered(client.send(new PutObjectCommand(object)));
    },
    copy: async (fromKey, toKey) => {
      const command = new CopyObjectCommand({ Bucket, Key: toKey, CopySource: `${Bucket}/${fromKey}` });
      return answered(
        client.send(command).then(
          () => true,
          (error: unknown) => (isMissing(error) ? false : Promise.reject(asError(error))),
        ),
      );
    },
    read: async (key) => {
      const { Body } = await answered(client.send(new GetObjectCommand({ Bucket, Key: key })));
      if (Body instanceof Readable) return Body;
      throw new StorageUnavailableError("the store sent no body");
    },
    remove: async (key) => {
      await answered(client.send(new DeleteObjectCommand({ Bucket, Key: key })));
    },
    list: (prefix) => list(client, Bucket, prefix),
  };
}

function createClient({ endpoint, region, credentials, forcePathStyle }: S3Settings): S3Client {
  return new S3Client({
    region,
    forcePathStyle,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
    // A checksum header would have to be sent by whoever uploads, and the contract has room for an address only.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: connectTimeoutMs, socketTimeout: requestTimeoutMs },
    maxAttempts: 2,
  });
}

async function* list(client: S3Client, Bucket: string, prefix: string): ReturnType<Storage["list"]> {
  const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })[Symbol.asyncIterator]();
  for (;;) {
    const page = await answered(pages.next());
    if (page.done === true) return;
    for (const { Key: key, LastModified: modifiedAt } of page.value.Contents ?? []) {
      if (key !== undefined && modifiedAt !== undefined) yield { key, modifiedAt };
    }
  }
}

/** A missing object is the caller's to act on; whatever else the store says or does not say, nobody but an operator can. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) throw new ObjectMissingError("there is no such object", { cause: error });
    throw new StorageUnavailableError("the store refused or did not answer", { cause: error });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && ["NoSuchKey", "NotFound"].includes(error.name);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
