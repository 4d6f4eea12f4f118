import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ObjectMissingError } from "../storage/storage.ts";
import { keptPrefixOf } from "./object-key.ts";
import { sweepAttachments } from "./sweep-attachments.ts";
import { sweepOrphans } from "./sweep-orphans.ts";
import { backends, createFileWorld, keysOf, png, type FileWorld } from "./testing/create-file-world.ts";
import { problemsOf } from "./testing/problems-of.ts";

const acmeId = "11111111-1111-4111-8111-111111111111";
const dayMs = 86_400_000;

describe.each(backends)("the sweep of the %s store", (backend) => {
  let world: FileWorld;

  beforeAll(async () => {
    world = await createFileWorld({ backend, poolMax: 10 });
  });

  afterAll(() => world.close());

  const objectCount = async () =>
    (await keysOf(world.services, "uploads/")).length + (await keysOf(world.services, "kept/")).length;

  /** Makes every file that is not linked as old as this. */
  async function age(hours: number) {
    await world.inspect.query(
      `update attachments set created_at = now() - make_interval(hours => $1), expires_at = now() - make_interval(hours => $1 - 24)
       where linked_at is null`,
      [hours],
    );
  }

  /** Reads an object; fails when it is not there. */
  const contentOf = async (key: string) => buffer(await world.services.storage.read(key));

  const rowCount = async () => {
    const { rows } = await world.inspect.query<{ count: number }>("select count(*)::int as count from attachments");
    return rows[0]?.count;
  };

  it("removes what nobody linked in 24 hours, row and object, and nothing else; a second time it finds nothing", async () => {
    const linked = await world.upload();
    const { id } = await world.attach(linked);
    await world.upload();
    const confirmed = await world.upload();
    await world.caller().attachment.confirm({ attachment_id: confirmed });
    await world.presign();
    await age(23);
    expect(await sweepAttachments(world.services)).toEqual({ uploads: 0, orphans: 0 });
    const objectsBefore = await objectCount();

    await age(25);
    const fresh = await world.upload();
    expect(await sweepAttachments(world.services)).toEqual({ uploads: 3, orphans: 0 });
    // Two uploads and one checked copy are gone, a fresh one came.
    expect(await objectCount()).toBe(objectsBefore - 3 + 1);
    expect(await problemsOf(world.attach(confirmed))).toMatchObject([{ type: "attachment_unavailable" }]);

    expect(await sweepAttachments(world.services)).toEqual({ uploads: 0, orphans: 0 });
    await expect(world.attach(fresh)).resolves.toBeDefined();
    const { rows } = await world.inspect.query<{ object_key: string }>(
      "select object_key from attachments where conversation_id = $1",
      [id],
    );
    await contentOf(rows[0]?.object_key ?? "");
  });

  it("never takes a linked file, whatever its age", async () => {
    await world.inspect.query(
      "update attachments set created_at = now() - interval '400 days', expires_at = now() - interval '399 days' where linked_at is not null",
    );
    const before = await rowCount();

    expect(await sweepAttachments(world.services)).toMatchObject({ uploads: 0 });
    expect(await rowCount()).toBe(before);
  });

  it("goes on where a crash stopped it: what has lost its row is an orphan", async () => {
    const abandoned = [dayMs, 3 * dayMs, 5 * dayMs].map(
      (ageMs) => `${keptPrefixOf(new Date(Date.now() - ageMs))}${acmeId}/${crypto.randomUUID()}`,
    );
    const foreign = `${keptPrefixOf(new Date(Date.now() - 3 * dayMs))}notes`;
    for (const key of [...abandoned, foreign]) {
      const object = { key, contentType: "image/png", sizeBytes: png.byteLength };
      await world.services.storage.write(object, Readable.from([png]));
    }

    // The one of yesterday may still be on its way into a row.
    expect(await sweepOrphans(world.services)).toBe(2);
    expect(await sweepOrphans(world.services)).toBe(0);
    const [youngest = "", ...older] = abandoned;
    await contentOf(youngest);
    await contentOf(foreign);
    for (const key of older) await expect(contentOf(key)).rejects.toThrow(ObjectMissingError);
  });

  it("may run twice at once", async () => {
    for (let count = 0; count < 6; count += 1) await world.upload();
    await age(25);

    const swept = await Promise.all([sweepAttachments(world.services), sweepAttachments(world.services)]);

    // One of the two may have left the field to the other; whatever is left goes with the next.
    const rest = await sweepAttachments(world.services);
    expect(swept.reduce((sum, { uploads }) => sum + uploads, rest.uploads)).toBe(6);
  });

  it("and linking never both get a file, when they meet at its last moment", async () => {
    for (let round = 0; round < 30; round += 1) {
      const attachmentId = await world.upload();
      await world.caller().attachment.confirm({ attachment_id: attachmentId });
      await world.inspect.query(
        "update attachments set created_at = now() - interval '24 hours', expires_at = now() + make_interval(secs => 0.02) where linked_at is null",
      );
      const [submission] = await Promise.allSettled([
        world.attach(attachmentId),
        new Promise((resolve) => setTimeout(resolve, 10 + round)).then(() => sweepAttachments(world.services)),
      ]);
      if (submission.status === "rejected") continue;
      const { rows } = await world.inspect.query<{ object_key: string }>(
        "select object_key from attachments where conversation_id = $1",
        [submission.value.id],
      );
      expect(rows).toHaveLength(1);
      await contentOf(rows[0]?.object_key ?? "");
    }
  });

  it("cannot be made to take a linked file by any statement of its role", async () => {
    await world.attach(await world.upload());

    const deleted = await world.services.database.withRlsBypass(
      (tx) => tx.$executeRaw`delete from attachments where tenant_id = ${acmeId}::uuid and linked_at is not null`,
    );
    expect(deleted).toBe(0);
  });
});
