import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { text } from "node:stream/consumers";
import { readSettings } from "@portal/settings";
import { createContext } from "../context.ts";
import { createCaller } from "../index.ts";
import { createClamdScanner } from "../malware/clamd-scanner.ts";
import { eicar, startClamd, type Clamd } from "../malware/testing/clamd.ts";
import { signDownloadLink } from "./download-link.ts";
import { scanPending } from "./scan-pending.ts";
import { backends, createFileWorld, type FileWorld, type SentFile } from "./testing/create-file-world.ts";
import { codeOf, problemsOf } from "./testing/problems-of.ts";

const acmeId = "11111111-1111-4111-8111-111111111111";
const patienceMs = 400;

let clamd: Clamd;

beforeAll(async () => {
  clamd = await startClamd();
}, 300_000);

afterAll(async () => {
  await clamd[Symbol.asyncDispose]();
});

const clean: SentFile = { contentType: "text/plain", filename: "note.txt", bytes: Buffer.from("a harmless note") };
const infected: SentFile = { contentType: "text/plain", filename: "note.txt", bytes: Buffer.from(eicar) };

describe.each(backends)("the malware scan of the %s store", (backend) => {
  let world: FileWorld;

  beforeAll(async () => {
    world = await createFileWorld({ backend, services: { scanner: scannerAt(5_000) } });
  });

  afterEach(async () => {
    clamd.thaw();
    world.services.scanner = scannerAt(5_000);
    await clamd.stop();
    await clamd.start();
  });

  afterAll(() => world.close());

  async function fileOf(conversationId: string) {
    const { rows } = await world.inspect.query<{ id: string; scan_status: string }>(
      "select id, scan_status::text from attachments where conversation_id = $1",
      [conversationId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("The conversation has no file.");
    return row;
  }

  async function open(conversationId: string) {
    const { id } = await fileOf(conversationId);
    const url = new URL(await signDownloadLink(world.services, { tenantId: acmeId, id }));
    const token = url.searchParams.get("token") ?? "";
    return world.caller().attachment.open({ id, token });
  }

  const contentOf = async (conversationId: string) => text((await open(conversationId)).content);

  it("lets a clean file through", async () => {
    const { id } = await world.attach(await world.upload(clean));

    expect((await fileOf(id)).scan_status).toBe("clean");
    expect(await contentOf(id)).toBe("a harmless note");
  });

  it("refuses malware before it is attached, with the same words when it is asked first", async () => {
    const attachmentId = await world.upload(infected);
    const before = await world.countRows();
    const refused = { msg: "File should be free of malware", type: "attachment_refused" };

    expect(await problemsOf(world.caller().attachment.confirm({ attachment_id: attachmentId }))).toMatchObject([
      refused,
    ]);
    expect(await problemsOf(world.attach(attachmentId))).toMatchObject([refused]);
    expect(await world.countRows()).toEqual(before);
  });

  it("keeps files back while the scanner is down, and settles them when it is back", async () => {
    await clamd.stop();
    const [good, bad] = [
      await world.attach(await world.upload(clean)),
      await world.attach(await world.upload(infected)),
    ];

    for (const { id } of [good, bad]) {
      expect((await fileOf(id)).scan_status).toBe("pending");
      expect(await codeOf(open(id))).toBe("file_not_scanned");
    }
    expect(await scanPending(world.services)).toMatchObject({ clean: 0, infected: 0 });

    await clamd.start();
    expect(await scanPending(world.services)).toEqual({ clean: 1, infected: 1, pending: 0 });
    expect(await contentOf(good.id)).toBe("a harmless note");
    expect(await codeOf(open(bad.id))).toBe("file_infected");
    expect((await fileOf(bad.id)).scan_status).toBe("infected");
    expect(await scanPending(world.services)).toEqual({ clean: 0, infected: 0, pending: 0 });
  });

  it("does not make a sender wait for a scanner that is slow", async () => {
    world.services.scanner = scannerAt(patienceMs);
    const ids = await Promise.all([1, 2, 3].map(() => world.upload(clean)));
    clamd.freeze();

    const startedAtMs = performance.now();
    const { id } = await world.attach(...ids);
    const tookMs = performance.now() - startedAtMs;

    expect(tookMs).toBeGreaterThan(patienceMs - 50);
    expect(tookMs).toBeLessThan(patienceMs + 2_000);
    expect((await fileOf(id)).scan_status).toBe("pending");
    expect(await codeOf(open(id))).toBe("file_not_scanned");
    clamd.thaw();
    world.services.scanner = scannerAt(5_000);
    expect(await scanPending(world.services)).toMatchObject({ clean: 3 });
    expect(await contentOf(id)).toBe("a harmless note");
  });

  it("looks at what came before there was a scanner before it hands it out", async () => {
    world.services.scanner = null;
    const [good, bad] = [
      await world.attach(await world.upload(clean)),
      await world.attach(await world.upload(infected)),
    ];
    expect((await fileOf(good.id)).scan_status).toBe("not_scanned");
    expect(await contentOf(good.id)).toBe("a harmless note");

    world.services.scanner = scannerAt(5_000);
    expect(await codeOf(open(good.id))).toBe("file_not_scanned");
    expect(await scanPending(world.services)).toEqual({ clean: 1, infected: 1, pending: 0 });
    expect(await contentOf(good.id)).toBe("a harmless note");

    world.services.scanner = null;
    expect(await codeOf(open(bad.id))).toBe("file_infected");
  });

  it("tells the requester how it stands, and gives no link to what is kept back", async () => {
    await clamd.stop();
    const person = { email: `ada-${backend}@example.com`, name: "Ada" };
    const facts = { ...(await world.withToken(person)) };
    const attachmentId = await world.upload(clean);
    const submission = { subject: "A", description: "B", attachment_ids: [attachmentId] };
    const { id: conversationId } = await world.submit(submission, facts);
    const { id } = await fileOf(conversationId);
    const asAda = createCaller(
      createContext(world.services, {
        door: "rest",
        requestId: "test",
        clientAddress: null,
        tenant: { ids: [acmeId] },
        ...facts,
      }),
    );

    expect(await asAda.attachment.get({ id })).toMatchObject({
      scan_status: "pending",
      download_url: null,
      expires_in_seconds: null,
    });
    await clamd.start();
    await scanPending(world.services);
    expect(await asAda.attachment.get({ id })).toMatchObject({
      id,
      filename: "note.txt",
      content_type: "text/plain",
      size_bytes: 15,
      sha256: "c04c39116896a6b8f82f2f3acea9930a5e8717b9f2dcc370906057b81d678588",
      scan_status: "clean",
      expires_in_seconds: 300,
    });
    expect(await codeOf(world.caller().attachment.get({ id }))).toBe("not_found");
  });
});

function scannerAt(timeoutMs: number) {
  const { scanner } = readSettings({ ...clamd.settings, PORTAL_CLAMD_TIMEOUT_MS: String(timeoutMs) });
  if (scanner === undefined) throw new Error("These are the settings of a scanner.");
  return createClamdScanner(scanner);
}
