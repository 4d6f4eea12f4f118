import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

const bucket = "portal-files";
/** The one account that the server knows. */
const account = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" } as const;

/** What an operator has to allow a bucket: that pages of the portal put files there. */
const cors = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod>
  <AllowedHeader>Content-Type</AllowedHeader></CORSRule></CORSConfiguration>`;

/** A server that speaks the S3 protocol, with one private bucket. It checks signatures, signed headers and expiry. */
export interface S3Server extends AsyncDisposable {
  endpoint: string;
  /** The settings of a portal that keeps its files there. */
  settings: Record<string, string>;
  /** From now on the server does not answer, or answers again. */
  setAway(isAway: boolean): void;
  /** Breaks off whatever it is in the middle of. */
  hangUp(): void;
}

/** Starts one on a free port of this machine. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), "portal-s3-"));
  const s3 = new S3rver({
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket, configs: [cors] }],
  });
  await s3.configureBuckets();
  const answer = s3.callback();
  let isAway = false;
  const server = createServer((request, response) => {
    if (isAway) request.socket.destroy();
    else if (isSigned(request)) answer(request, response);
    // The program takes everything that carries no signature at all for granted; a private bucket does not.
    else response.writeHead(403).end("<Error><Code>AccessDenied</Code></Error>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    endpoint,
    settings: {
      PORTAL_S3_BUCKET: bucket,
      PORTAL_S3_ENDPOINT: endpoint,
      PORTAL_S3_ACCESS_KEY_ID: account.accessKeyId,
      PORTAL_S3_SECRET_ACCESS_KEY: account.secretAccessKey,
      PORTAL_S3_FORCE_PATH_STYLE: "true",
    },
    setAway: (away) => {
      isAway = away;
    },
    hangUp: () => server.closeAllConnections(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function isSigned({ headers, url = "", method }: IncomingMessage): boolean {
  return method === "OPTIONS" || headers.authorization !== undefined || url.includes("X-Amz-Signature=");
}
