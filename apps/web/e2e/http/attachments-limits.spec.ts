import { errorCatalogue, helpCenterSettingsSchema } from "@portal/contract";
import { acme } from "../test-tenants.ts";
import { backends, declarationOf, png, presignPath, startFilePortal, type FilePortal } from "./file-portal.ts";
import { measureGrowthMb } from "./measure-growth.ts";
import { expect, expectCreated, expectProblems, expectRefusal, test } from "./test.ts";

const mebibyte = 1024 * 1024;

test.describe("twenty presign calls a minute", () => {
  // Each starts a portal of its own.
  test.describe.configure({ mode: "default", timeout: 90_000 });

  const presign = (portal: FilePortal, headers: Record<string, string> = {}) =>
    portal.callJson(presignPath, declarationOf(), { headers });

  test("are the limit of one address, whatever the caller says of its address", async () => {
    const portal = await startFilePortal("local", { PORTAL_LIMITS_SCALE: "1" });
    try {
      for (let call = 1; call <= 20; call += 1) {
        const spoofed = { "X-Forwarded-For": `203.0.113.${call}`, Forwarded: `for=203.0.113.${call}` };
        const { status, headers } = await presign(portal, { ...spoofed, "CF-Connecting-IP": `203.0.113.${call}` });
        expect(status).toBe(200);
        expect(headers["ratelimit-policy"]).toBe('"presign";q=20;w=60');
        expect(headers["ratelimit"]).toMatch(new RegExp(`^"presign";r=${20 - call};t=\\d+$`, "u"));
      }

      const refused = await presign(portal, { "X-Forwarded-For": "198.51.100.1", "X-Real-IP": "198.51.100.1" });
      expectRefusal(refused, errorCatalogue.too_many_requests);
      const retryAfterSeconds = Number(refused.headers["retry-after"]);
      expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
      expect(retryAfterSeconds).toBeLessThanOrEqual(60);
      expect(refused.headers["ratelimit"]).toBe(`"presign";r=0;t=${retryAfterSeconds}`);
      // The same procedure behind the portal's own pages.
      const trpc = await portal.callJson("/api/trpc/attachment.presign", declarationOf(), {
        headers: { "x-portal-tenant-id": acme.id },
      });
      expect(trpc.status).toBe(429);
      expect(trpc.headers["ratelimit-policy"]).toBe('"presign";q=20;w=60');
      expect(trpc.text).toContain('"error_code":"too_many_requests"');
    } finally {
      await portal.close();
    }
  });

  test("count by the entry that the operator's own proxy wrote, where there is one", async () => {
    const portal = await startFilePortal("local", { PORTAL_LIMITS_SCALE: "0.1", PORTAL_TRUSTED_PROXY_HOPS: "1" });
    try {
      const from = async (address: string) => (await presign(portal, { "X-Forwarded-For": address })).status;

      expect([await from("203.0.113.1"), await from("203.0.113.1"), await from("203.0.113.1")]).toEqual([
        200, 200, 429,
      ]);
      expect(await from("203.0.113.2")).toBe(200);
      // What stands to the left of the proxy's entry is the client's own word.
      expect(await from("198.51.100.9, 203.0.113.1")).toBe(429);
      expect(await from("203.0.113.1, 203.0.113.3")).toBe(200);
    } finally {
      await portal.close();
    }
  });
});

test("a file that is too large or of another kind is refused with the limit in words, which the settings show", async ({
  portal,
}) => {
  const settings = await portal.call({ path: `/api/v1/help-center/settings?tenant_id=${acme.id}` });
  const { attachments } = helpCenterSettingsSchema.parse(settings.json);
  const declared = { declaredBytes: attachments.max_file_bytes + 1, contentType: "text/html", filename: "a.html" };

  const answer = await portal.callJson(presignPath, declarationOf(declared));

  expect(attachments).toMatchObject({ max_count: 10, max_file_bytes: 20 * mebibyte, max_total_bytes: 50 * mebibyte });
  expect(expectProblems(answer)).toEqual([
    { loc: ["body", "content_type"], type: "enum" },
    { loc: ["body", "file_size"], type: "less_than_equal" },
  ]);
  expect(answer.text).toContain("PNG, JPEG");
  expect(answer.text).toContain("20 MB (20971520 bytes)");
});

for (const backend of backends) {
  test(`a file of 20 MB goes through the ${backend} store in less than 32 MB of memory, and five at once are not held in it`, async () => {
    test.setTimeout(120_000);
    const portal = await startFilePortal(backend);
    try {
      // What is loaded on first use is not what is measured.
      for (let round = 0; round < 3; round += 1) await measureWays(portal, pictureOf(mebibyte), 1);

      const growthMb = await measureWays(portal, pictureOf(20 * mebibyte), 5);

      test.info().annotations.push({ type: "growth in MB", description: JSON.stringify(growthMb) });
      expect(growthMb.oneIn, JSON.stringify(growthMb)).toBeLessThan(32);
      // Chunks that nobody has collected yet, but not the hundred that they were.
      expect(growthMb.manyIn, JSON.stringify(growthMb)).toBeLessThan(90);
      expect(growthMb.manyOut, JSON.stringify(growthMb)).toBeLessThan(90);
    } finally {
      await portal.close();
    }
  });
}

function pictureOf(sizeBytes: number): Buffer {
  return Buffer.concat([png, Buffer.alloc(sizeBytes - png.byteLength, 1)]);
}

/** How much the portal grows, in MB, while one file is uploaded and attached, while many are uploaded, and while many are downloaded. */
async function measureWays(portal: FilePortal, bytes: Buffer, many: number) {
  const each = Array.from({ length: many });
  let conversationId = "";
  const oneIn = await measureGrowthMb(portal.pid, async () => {
    conversationId = expectCreated(await portal.attach(await portal.upload({ bytes }))).id;
  });
  const manyIn = await measureGrowthMb(portal.pid, async () => {
    await Promise.all(each.map(() => portal.upload({ bytes })));
  });
  const [file] = await portal.filesOf(conversationId);
  const link = portal.linkTo(file?.id ?? "");
  const manyOut = await measureGrowthMb(portal.pid, async () => {
    for (const response of await Promise.all(each.map(() => fetch(link)))) {
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });
  return { oneIn, manyIn, manyOut };
}
