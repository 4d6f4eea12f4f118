import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import {
  conversationsOf,
  conversationsPath,
  createPortalClient,
  type Answer,
  type Call,
  type PortalClient,
} from "./portal-client.ts";
import { expect, expectCreated, submissionOf, test } from "./test.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

const webApp = path.resolve(import.meta.dirname, "../..");
const json = { "Content-Type": "application/json" };
const valid = JSON.stringify(submissionOf());
const nobody = "99999999-9999-4999-8999-999999999999";
const post = (target: string, body: string, headers: Record<string, string> = json): Call => ({
  method: "POST",
  path: target,
  headers,
  body,
});

const submit = conversationsOf(acme.id);
const settings = `/api/v1/help-center/settings?tenant_id=${acme.id}`;
const form = `/api/v1/help-center/forms/it-support?tenant_id=${acme.id}`;
const forms = `/api/v1/help-center/forms?tenant_id=${acme.id}`;

/** What both are asked; each with a key of its own, since they share a database. */
const callsWith = (key: string): Readonly<Record<string, Call>> => ({
  "a submission": post(submit, valid),
  "a key": post(submit, valid, { ...json, "Idempotency-Key": key }),
  "the key again": post(submit, valid, { ...json, "Idempotency-Key": key }),
  "the key for something else": post(submit, JSON.stringify(submissionOf()), { ...json, "Idempotency-Key": key }),
  "no tenant": post(conversationsPath, valid),
  "an unknown tenant": post(conversationsOf(nobody), valid),
  "a malformed tenant": post(conversationsOf("x"), valid),
  "bad JSON": post(submit, "{"),
  "JSON that is not UTF-8": { ...post(submit, ""), body: Uint8Array.of(0x22, 0xff, 0x22) },
  "wrong fields": post(submit, '{"subject":1,"extra":true}'),
  "no body": { method: "POST", path: submit, headers: json },
  "another type": post(submit, valid, { "Content-Type": "text/plain" }),
  "no type": post(submit, valid, {}),
  "a content encoding": post(submit, valid, { ...json, "Content-Encoding": "gzip" }),
  "a body too large": post(submit, " ".repeat(262_145)),
  "a body too large and of another type": post(submit, " ".repeat(262_145), { "Content-Type": "text/plain" }),
  "a bad token": post(submit, valid, { ...json, Authorization: "Bearer x" }),
  "another method": { path: submit },
  "another method with a body": { method: "PUT", path: submit, headers: json, body: valid },
  "a method of WebDAV": { method: "PROPFIND", path: submit },
  TRACE: { method: "TRACE", path: submit },
  "HEAD where nothing can be read": { method: "HEAD", path: submit },
  OPTIONS: { method: "OPTIONS", path: submit },
  settings: { path: settings },
  "HEAD of settings": { method: "HEAD", path: settings },
  "settings with a body": { method: "GET", path: settings, body: "{}" },
  "OPTIONS of settings": { method: "OPTIONS", path: settings },
  "POST to settings": post(settings, valid),
  "a tenant by host": { path: "/api/v1/help-center/resolve-tenant?hostname=acme.localhost" },
  forms: { path: forms },
  "a form": { path: form },
  "HEAD of forms, packed": { method: "HEAD", path: form, headers: { "Accept-Encoding": "gzip" } },
  "an unknown form": { path: `/api/v1/help-center/forms/${nobody}?tenant_id=${acme.id}` },
  "a form by no id": { path: `/api/v1/help-center/forms/x?tenant_id=${acme.id}` },
  "a file of nobody's": { path: `/api/v1/help-center/attachments/${nobody}?tenant_id=${acme.id}` },
  "a static segment beside a dynamic one": { path: `/api/v1/help-center/attachments/presign?tenant_id=${acme.id}` },
  "a sign-in link": post("/api/v1/app/auth/magic-link", '{"email":"a@example.com","tenant_slug":"acme"}'),
  "a wrong sign-in link": post("/api/v1/app/auth/magic-link/verify", '{"token":"x"}'),
  "an end of nothing": { method: "POST", path: "/api/v1/app/auth/logout" },
  "a mail of nobody's": { path: `/api/v1/help-center/mail/not-me?tenant_id=${acme.id}&token=x` },
  "an unknown address": { path: "/api/v1/help-center/nothing" },
  "an escaped letter": { path: `/api/v1/help-center/setting%73?tenant_id=${acme.id}` },
  "an unreadable address": { path: "/api/v1/help-center/%" },
  "an address with a dot": { path: `/api/v1/help-center/forms/../settings?tenant_id=${acme.id}` },
  health: { path: "/api/health" },
  ready: { path: "/api/ready" },
});

/** Those that Next redirects, which have no id to quote. */
const redirected = [`${conversationsPath}/?tenant_id=${acme.id}`, `/api//v1/help-center/settings?tenant_id=${acme.id}`];

/** Of the hop and its server, not of the answer. */
const framing = ["date", "connection", "keep-alive", "transfer-encoding", "content-length"];
/** What differs from one answer to the next. */
const drawn =
  /[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|REQ-\w{4}-\w{4}|\d{4}-\d\d-\d\dT[\d:.]+Z/gu;

function comparable({ status, headers, text }: Answer) {
  const kept = Object.entries(headers).filter(([name]) => !framing.includes(name));
  const said = kept.map(([name, value]): [string, string] => [name, masked(name, String(value))]);
  const headersSaid = new Map(said.filter(([, value]) => value !== ""));
  return { status, headers: headersSaid, text: text.replaceAll(drawn, "…") };
}

function masked(name: string, value: string): string {
  // Where a caller stands with its limits moves with the clock.
  if (name === "ratelimit") return value.replaceAll(/[rt]=\d+/gu, "…");
  // What Next's pages vary by, which it says of route handlers as well.
  if (name === "vary") return value.replaceAll(/(?:rsc|next-router-[a-z-]+)(?:, |$)/gu, "").replace(/, $/u, "");
  return value.replaceAll(drawn, "…");
}

/** `next start` beside a portal, with its settings. */
async function startNext({ environment }: OwnPortal) {
  const port = Number(environment["PORT"]) + 1;
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "--port", String(port)], {
    cwd: webApp,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...environment, OWNER_DATABASE_URL: "", PORT: String(port), NODE_ENV: "production" },
  });
  const client = createPortalClient(`http://localhost:${port}`);
  const isReady = () =>
    client.call({ path: "/api/ready" }).then(
      ({ status }) => status === 200,
      () => false,
    );
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  return {
    client,
    close: async () => {
      server.kill();
      await once(server, "exit");
    },
  };
}

async function askAll(portal: PortalClient, key: string) {
  const answers = new Map<string, ReturnType<typeof comparable>>();
  for (const [name, call] of Object.entries(callsWith(key))) answers.set(name, comparable(await portal.call(call)));
  for (const target of redirected) {
    const wire = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    answers.set(target, comparable(await portal.callRaw([wire])));
  }
  const packed = await fetch(`${portal.origin}${form}`, { headers: { "Accept-Encoding": "gzip" } });
  const { status, headers } = packed;
  answers.set(
    "a form, packed",
    comparable({ status, headers: Object.fromEntries(headers), text: await packed.text(), json: null }),
  );
  return answers;
}

test("the front server and `next start` answer alike", async () => {
  const own = await startOwnPortal();
  const next = await startNext(own);
  try {
    const front = await askAll(own, "front");
    const behind = await askAll(next.client, "next");
    for (const [name, answer] of front) expect.soft(answer, name).toEqual(behind.get(name));
    expect(front.get("a form, packed")?.headers.get("content-encoding")).toBe("gzip");
  } finally {
    await next.close();
    await own.close();
  }
});

/** Begins a request, and leaves it open. */
async function begin(own: OwnPortal, pieces: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const { hostname, port } = new URL(own.origin);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(pieces);
  const received: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => received.push(chunk));
  const answer = once(socket, "close").then(() => Buffer.concat(received).toString());
  return { socket, answer };
}

test("a process that is asked to end answers what is under way, says that it is not ready, and takes nothing new", async () => {
  const own = await startOwnPortal();
  try {
    expectCreated(await own.callJson(submit, submissionOf()));
    const length = `Content-Length: ${Buffer.byteLength(valid)}`;
    const underWay = await begin(
      own,
      `POST ${submit} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n{`,
    );
    const asking = await begin(own, "GET /api/ready HTTP/1.1\r\nHost: x\r\n");
    const idle = await begin(own, "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
    await wait(300);

    process.kill(own.pid, "SIGTERM");
    await wait(300);

    await expect(own.call({ path: "/api/health" })).rejects.toThrow("ECONNREFUSED");
    expect(await idle.answer).toContain("200 OK");
    asking.socket.write("\r\n");
    expect(await asking.answer).toContain('{"detail":"Not ready"}');
    underWay.socket.write(valid.slice(1));
    expect(await underWay.answer).toContain("201 Created");
  } finally {
    await own.close();
  }
});
