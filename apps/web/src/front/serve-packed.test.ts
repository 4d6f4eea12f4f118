import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packedFolderOf, packFiles } from "./pack-files.ts";
import { servePacked } from "./serve-packed.ts";

const script = "console.log('one two three');\n".repeat(100);
const address = "/_next/static/chunks/one.js";
let folder: string;
let port: number;
const running = new AsyncDisposableStack();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-packed-"));
  running.defer(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "static/chunks"), { recursive: true });
  await writeFile(join(folder, "static/chunks/one.js"), script);
  await writeFile(join(folder, "static/chunks/one.woff2"), "packed already");
  await packFiles(folder);
  const serve = servePacked(packedFolderOf(folder), (_, outgoing) => {
    outgoing.end("next");
    return Promise.resolve();
  });
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing)).listen(0);
  await once(server, "listening");
  running.use(server);
  const bound = server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
});
afterAll(() => running.disposeAsync());

async function ask(options: RequestOptions): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, agent: false, ...options }, resolve)
      .on("error", reject)
      .end();
  });
  return { headers: response.headers, body: await buffer(response) };
}

it.each([
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["gzip, deflate", "gzip", gunzipSync],
] as const)("gives to whoever takes %s what was packed as %s", async (accepted, packing, unpack) => {
  const { headers, body } = await ask({ path: address, headers: { "Accept-Encoding": accepted } });

  expect(unpack(body).toString()).toBe(script);
  expect(headers).toMatchObject({
    "content-encoding": packing,
    "content-type": "text/javascript",
    "content-length": String(body.length),
    "cache-control": "public,max-age=31536000,immutable",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
});

it.each([
  ["what is wanted unpacked", { path: address }],
  ["what is wanted in part", { path: address, headers: { "Accept-Encoding": "br", Range: "bytes=0-9" } }],
  ["what is not asked for by GET", { path: address, method: "POST", headers: { "Accept-Encoding": "br" } }],
  ["what is not packed", { path: "/_next/static/chunks/one.woff2", headers: { "Accept-Encoding": "br" } }],
  ["what is not there", { path: "/_next/static/chunks/two.js", headers: { "Accept-Encoding": "br" } }],
  ["what is elsewhere", { path: "/_next/static/../static/chunks/one.js", headers: { "Accept-Encoding": "br" } }],
  ["pages", { path: "/acme", headers: { "Accept-Encoding": "br" } }],
])("leaves %s to Next", async (_, options) => {
  expect((await ask(options)).body.toString()).toBe("next");
});
