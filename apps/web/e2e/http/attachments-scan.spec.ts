import { errorCatalogue, type ErrorCode } from "@portal/contract";
import { eicar, startClamd, type Clamd } from "@portal/api/testing";
import { z } from "zod";
import { backends, startFilePortal, type FilePortal, type SentFile } from "./file-portal.ts";
import { expect, expectCreated, expectProblems, test } from "./test.ts";

const clean: SentFile = { filename: "note.txt", contentType: "text/plain", bytes: Buffer.from("harmless") };
const infected: SentFile = { filename: "note.txt", contentType: "text/plain", bytes: Buffer.from(eicar) };
const patienceMs = 1_000;

const listed = z.object({
  id: z.string(),
  attachments: z.tuple([z.object({ scan_status: z.string() })]),
});

for (const backend of backends) {
  // E 42: EICAR is never downloadable, whatever the scanner does meanwhile.
  test.describe(`the malware scan of the ${backend} store`, () => {
    test.describe.configure({ mode: "default", timeout: 120_000 });
    let portal: FilePortal;
    let clamd: Clamd;

    test.beforeAll(async () => {
      test.setTimeout(300_000);
      clamd = await startClamd();
      portal = await startFilePortal(backend, { ...clamd.settings, PORTAL_CLAMD_TIMEOUT_MS: String(patienceMs) });
    });

    test.afterAll(async () => {
      await portal.close();
      await clamd[Symbol.asyncDispose]();
    });

    test.afterEach(async () => {
      clamd.thaw();
      await clamd.stop();
      await clamd.start();
    });

    async function fileOf(conversationId: string) {
      const [file] = await portal.filesOf(conversationId);
      return { id: file?.id ?? "", scan_status: file?.scanStatus };
    }

    /** The scan status of a conversation's file as the operator's list has it. */
    async function listedStatus(conversationId: string) {
      const lines = (await portal.command("conversations", "--tenant", "acme", "--json")).trim().split("\n");
      const found = lines.map((line) => listed.parse(JSON.parse(line))).find(({ id }) => id === conversationId);
      return found?.attachments[0].scan_status;
    }

    async function expectKeptBack(attachmentId: string, code: ErrorCode) {
      const response = await fetch(portal.linkTo(attachmentId));
      const { status, detail } = errorCatalogue[code];
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({ detail });
      await expect(portal.command("attachments", "url", "--tenant", "acme", "--id", attachmentId)).rejects.toThrow(
        /The file is not handed out: its scan status is (?:pending|infected)\./u,
      );
    }

    async function expectHandedOut(attachmentId: string) {
      const url = await portal.command("attachments", "url", "--tenant", "acme", "--id", attachmentId);
      expect(await (await fetch(url.trim())).text()).toBe("harmless");
    }

    test("lets a clean file through and refuses malware before it is attached", async () => {
      const { id } = expectCreated(await portal.attach(await portal.upload(clean)));
      expect((await fileOf(id)).scan_status).toBe("clean");
      await expectHandedOut((await fileOf(id)).id);

      expect(expectProblems(await portal.attach(await portal.upload(infected)))).toEqual([
        { loc: ["body", "attachment_ids", 0], type: "attachment_refused" },
      ]);
    });

    test("keeps files back while the scanner is down, says so, and settles them when it is back", async () => {
      await clamd.stop();
      const good = expectCreated(await portal.attach(await portal.upload(clean)));
      const bad = expectCreated(await portal.attach(await portal.upload(infected)));
      for (const { id } of [good, bad]) {
        expect((await fileOf(id)).scan_status).toBe("pending");
        await expectKeptBack((await fileOf(id)).id, "file_not_scanned");
      }

      await clamd.start();
      expect(await portal.command("attachments", "scan")).toBe("Scanned: 1 clean, 1 infected, 0 without a verdict.\n");
      await expectHandedOut((await fileOf(good.id)).id);
      expect(await listedStatus(bad.id)).toBe("infected");
      await expectKeptBack((await fileOf(bad.id)).id, "file_infected");
    });

    test("does not make a sender wait for a scanner that is slow", async () => {
      const attachmentId = await portal.upload(clean);
      clamd.freeze();
      const startedAtMs = performance.now();

      const { id } = expectCreated(await portal.attach(attachmentId));

      expect(performance.now() - startedAtMs).toBeLessThan(patienceMs + 3_000);
      expect((await fileOf(id)).scan_status).toBe("pending");
      await expectKeptBack((await fileOf(id)).id, "file_not_scanned");
      clamd.thaw();
      expect(await portal.command("attachments", "scan")).toBe("Scanned: 1 clean, 0 infected, 0 without a verdict.\n");
      await expectHandedOut((await fileOf(id)).id);
    });
  });
}
