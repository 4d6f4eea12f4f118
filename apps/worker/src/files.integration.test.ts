import { randomUUID } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { eicar, startClamd, type Clamd } from "@portal/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId, createWorkerWorld, type WorkerWorld } from "./testing/create-worker-world.ts";

const day = new Date().toISOString().slice(0, 10);

describe("the worker's upkeep of files", () => {
  let clamd: Clamd;
  let world: WorkerWorld;
  beforeAll(async () => {
    clamd = await startClamd();
    world = await createWorkerWorld(clamd.settings);
    await world.startWorker();
  }, 300_000);
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await clamd[Symbol.asyncDispose]();
  });

  /** A file that passed its check and waits for a verdict; it could be attached until some hours from now, or until some hours ago. */
  async function keepFile(content: string, hours: number): Promise<string> {
    const [id, key] = [randomUUID(), `kept/${day}/${acmeId}/${randomUUID()}`];
    const path = join(world.dataDir, "attachments", key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    await world.query(
      `insert into attachments (tenant_id, id, token_hash, filename, content_type, size_bytes, check_result, checked_at,
         object_key, sha256, scan_status, created_at, expires_at)
       values ($1, $2, sha256(gen_random_uuid()::text::bytea), 'note.txt', 'text/plain', $4, 'passed', now(), $3, sha256('x'), 'pending',
         now() - interval '2 days', now() + make_interval(hours => $5))`,
      [acmeId, id, key, content.length, hours],
    );
    return id;
  }

  /** Does what the schedule does, now. */
  const ask = (task: string) => world.query("insert into pgboss.job (name) values ($1)", [task]);

  it("scans what waits for a verdict", async () => {
    const ids = [await keepFile("harmless", 12), await keepFile(eicar, 12)];
    await ask("scan-files");

    await expect
      .poll(() => world.query("select id, scan_status from attachments order by scan_status"), { timeout: 20_000 })
      .toEqual([
        { id: ids[0], scan_status: "clean" },
        { id: ids[1], scan_status: "infected" },
      ]);
  });

  it("sweeps what nobody has attached in time, row and object", async () => {
    const [kept] = [await keepFile("still wanted", 12), await keepFile("forgotten", -1)];
    const folder = join(world.dataDir, "attachments/kept", day, acmeId);
    const before = await readdir(folder);
    await ask("sweep-files");

    await expect.poll(() => readdir(folder), { timeout: 20_000 }).toHaveLength(before.length - 1);
    expect(await world.query("select id from attachments where size_bytes in (12, 9)")).toEqual([{ id: kept }]);
  });
});
