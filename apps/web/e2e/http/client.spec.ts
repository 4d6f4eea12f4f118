import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { addEndpoint, createApiKey } from "@portal/api/operator";
import { apiKeyScopes, createdConversationSchema, webhookMessageSchema } from "@portal/contract";
import { updateTenant } from "@portal/db/admin";
import { z } from "zod";
import { acme, globex } from "../test-tenants.ts";
import { startFaultyProxy } from "./faulty-proxy.ts";
import { installClient, type InstalledClient } from "../installed-client.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { startOwnWorker } from "./own-worker.ts";
import { conversationsOf } from "./portal-client.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, submissionOf, test } from "./test.ts";

// Far more than packing, installing and checking take on an idle machine.
const timeoutMs = 240_000;
test.describe.configure({ mode: "default", timeout: timeoutMs });

const sent = z.object({
  conversation: createdConversationSchema,
  idempotencyKey: z.string(),
  isReplayed: z.boolean(),
});
const reported = z.object({
  anonymous: sent,
  signedIn: sent,
  relayed: sent,
  onBehalf: sent,
  busy: sent,
  lost: sent,
  challenged: sent,
  files: z.object({ id: z.string(), progress: z.array(z.array(z.number())) }),
  receipt: z.object({ id: z.string(), isFound: z.boolean(), other: z.null() }),
  forms: z.object({ isSame: z.boolean(), isKept: z.boolean() }),
  settings: z.string(),
  tried: z.looseObject({ subject: z.string(), requester_verification: z.string() }),
  triedOnBehalf: z.looseObject({ requester_verification: z.string() }),
  triedInVain: z.unknown(),
  aborted: z.unknown(),
  invalid: z.unknown(),
  unknownTenant: z.unknown(),
  badToken: z.unknown(),
  badKey: z.unknown(),
  vouchedByNobody: z.unknown(),
  refusedFile: z.unknown(),
  nobody: z.unknown(),
});

let installed: InstalledClient;
let own: OwnPortal;
// Each is put there once it has begun, so that a start that fails half-way leaves nothing running.
const begun = new AsyncDisposableStack();
test.beforeAll(async () => {
  test.setTimeout(timeoutMs);
  installed = begun.use(await installClient());
  own = begun.adopt(await startOwnPortal(), (portal) => portal.close());
});
test.afterAll(() => begun.disposeAsync());

test("the package holds what it should and no more, and its types are strict TypeScript's", async () => {
  const folder = path.join(installed.folder, "node_modules");

  expect((await readdir(folder)).filter((name) => !name.startsWith("."))).toEqual(["@portal"]);
  expect((await readdir(path.join(folder, "@portal/client"))).sort()).toEqual(["README.md", "dist", "package.json"]);
  expect((await readdir(path.join(folder, "@portal/client/dist"), { recursive: true })).join()).not.toMatch(
    /test|\.map/u,
  );
  await installed.checkPackage();
  await installed.checkTypes({ lib: ["ES2022", "DOM", "DOM.Iterable"], types: [], files: ["types.ts", "browser.ts"] });
  const samples = await installed.writeSamples();
  expect(samples).toHaveLength(8);
  const files = ["types.ts", "submit.ts", "receive.ts", ...samples];
  await installed.checkTypes({ lib: ["ES2022"], types: ["node"], files });
});

test("a program that installed it submits in every way, and each submission is stored once", async () => {
  await using busy = await startFaultyProxy(own.origin, "busy");
  await using lossy = await startFaultyProxy(own.origin, "lost");
  await updateTenant(own.environment["OWNER_DATABASE_URL"] ?? "", globex.slug, { challengePolicy: "always" });
  const token = own.forge.forge({ claims: { tenant_id: acme.id, email: "ada@example.com", name: "Ada" } });
  const program = { tenantId: acme.id, name: "CRM", scopes: apiKeyScopes, requestId: "e2e" };
  const { key } = await createApiKey(own.inspection, program);
  const before = await countRows(own.inspection, acme.id);
  const challengedBefore = await countRows(own.inspection, globex.id);

  const report = reported.parse(
    await installed.run("submit.ts", own.origin, busy.origin, lossy.origin, acme.id, token, globex.id, key),
  );

  // One each for: anonymous, signedIn, relayed, onBehalf, files, busy, lost, receipt.
  const after = await countRows(own.inspection, acme.id);
  expect(after.conversations - before.conversations).toBe(8);
  expect((await countRows(own.inspection, globex.id)).conversations - challengedBefore.conversations).toBe(1);
  // Without a solved challenge it would be in quarantine.
  const challenged = await own.inspection.withRlsBypass((tx) =>
    tx.conversation.findFirst({
      where: { tenantId: globex.id, id: report.challenged.conversation.id },
      select: { disposition: true },
    }),
  );
  expect(challenged).toEqual({ disposition: "accepted" });
  expect(await storedAs(own.inspection, report.anonymous.conversation.id)).toMatchObject({
    subject: "Client 1",
    requester_verification: "claimed",
    door: "rest",
  });
  expect(await storedAs(own.inspection, report.signedIn.conversation.id)).toMatchObject({
    requester_verification: "token",
    contact_email: "ada@example.com",
  });
  const ofProgram = { tenant_id: acme.id, actor_kind: "application" };
  expect(await storedAs(own.inspection, report.relayed.conversation.id)).toMatchObject({
    ...ofProgram,
    requester_verification: "claimed",
  });
  expect(await storedAs(own.inspection, report.onBehalf.conversation.id)).toMatchObject({
    ...ofProgram,
    requester_verification: "token",
  });
  expect(report.triedOnBehalf.requester_verification).toBe("token");
  expect([busy.submissionCount(), report.busy.isReplayed]).toEqual([2, false]);
  expect([lossy.submissionCount(), report.lost.isReplayed]).toEqual([2, true]);
  expect(report.receipt.isFound).toBe(true);
  expect(report.forms).toEqual({ isSame: true, isKept: true });
  expect(report.settings).toBe(acme.id);

  const files = await own.inspection.withRlsBypass((tx) =>
    tx.attachment.findMany({ where: { conversationId: report.files.id }, select: { filename: true, sizeBytes: true } }),
  );
  expect(files.map(({ filename, sizeBytes }) => [filename, sizeBytes]).sort()).toEqual([
    ["one.txt", 300_000],
    ["two.txt", 1_000_000],
  ]);
  const pieces = (sizeBytes: number) =>
    Array.from({ length: Math.ceil(sizeBytes / 65_536) }, (_, i) => (i + 1) * 65_536);
  expect(report.files.progress).toEqual(
    [300_000, 1_000_000].map((sizeBytes) => [...pieces(sizeBytes).map((at) => Math.min(at, sizeBytes)), sizeBytes]),
  );

  expect(report.aborted).toBe("the page was closed");
  expect(report.tried).toMatchObject({ subject: "Tried", requester_verification: "claimed" });
  const answered = { hasRequestId: true, places: [] };
  expect(report.invalid).toEqual({
    ...answered,
    type: "invalid_input",
    status: 422,
    places: ["body.subject", "body.email"],
  });
  expect(report.triedInVain).toEqual({
    ...answered,
    type: "invalid_input",
    status: 422,
    places: ["body.subject"],
  });
  expect(report.unknownTenant).toEqual({ ...answered, type: "tenant_not_found", status: 404 });
  expect(report.badToken).toEqual({ ...answered, type: "invalid_token", status: 401 });
  expect(report.badKey).toEqual({ ...answered, type: "invalid_api_key", status: 401 });
  expect(report.vouchedByNobody).toEqual({
    ...answered,
    type: "invalid_input",
    status: 422,
    places: ["header.portal-requester-verified"],
  });
  expect(report.refusedFile).toEqual({
    ...answered,
    type: "invalid_input",
    status: 422,
    places: ["body.content_type"],
  });
  expect(report.nobody).toEqual({ type: "network_error", status: null, hasRequestId: false, places: [] });
});

test("a receiver verifies what the worker sends, and nothing else", async () => {
  const received = Promise.withResolvers<{ body: string; headers: string[] }>();
  const receiver = createServer((request, response) => {
    const headers = ["webhook-signature", "webhook-id", "webhook-timestamp"].map((name) =>
      String(request.headers[name]),
    );
    void text(request).then((body) => {
      received.resolve({ body, headers });
      response.writeHead(204).end();
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = z.object({ port: z.number() }).parse(receiver.address());
  const url = `http://127.0.0.1:${address.port}/`;
  const endpoint = await addEndpoint(own.inspection, { tenantId: acme.id, url, eventTypes: ["conversation.created"] });
  await own.callJson(conversationsOf(acme.id), submissionOf());
  const stopWorker = startOwnWorker(own);
  const other = `whsec_${Buffer.alloc(32).toString("base64")}`;
  try {
    const { body, headers } = await received.promise;

    const message = webhookMessageSchema.parse(
      await installed.run("receive.ts", body, ...headers, other, endpoint?.secret ?? ""),
    );
    expect(message.data.tenant_id).toBe(acme.id);
    expect(await installed.run("receive.ts", body, ...headers, other)).toBe("signature_mismatch");
    expect(await installed.run("receive.ts", `${body} `, ...headers, endpoint?.secret ?? "")).toBe(
      "signature_mismatch",
    );
  } finally {
    await stopWorker();
    receiver.close();
  }
});
