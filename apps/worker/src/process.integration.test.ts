import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, getPriority } from "node:os";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkerWorld, type WorkerWorld } from "./testing/create-worker-world.ts";
import { type Receiver, startReceiver } from "./testing/start-receiver.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
// A lease is twenty seconds, and the worker looks for leases of the dead every five.
const leaseTestTimeoutMs = 60_000;

let world: WorkerWorld;
let receiver: Receiver;
const processes: ChildProcess[] = [];
beforeEach(async () => {
  world = await createWorkerWorld();
  receiver = await startReceiver();
  await world.addEndpoint(receiver.url);
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill("SIGKILL");
  await receiver[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

interface Lines {
  readonly child: ChildProcess;
  readonly lines: string[];
}

/** Starts the real worker and waits until it says that it is ready. */
async function startProcess(): Promise<Lines> {
  const child = spawn(process.execPath, [main], {
    env: { ...world.environment, PORTAL_LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  processes.push(child);
  const lines: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => lines.push(...chunk.split("\n").filter(Boolean)));
  await expect.poll(() => lines.join("\n"), { timeout: 15_000 }).toContain("worker ready");
  return { child, lines };
}

function idsReceived(): string[] {
  return receiver.received.map(({ headers }) => headers["webhook-id"] ?? "");
}

const patient = { timeout: 15_000, interval: 20 };

describe("the worker process", () => {
  it("leaves the processor to the web process when both want it", async () => {
    const { child } = await startProcess();

    expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  });

  it("finishes its delivery when it is asked to stop, takes no other, and says so under the request's id", async () => {
    receiver.answer = (response) => void setTimeout(() => response.writeHead(204).end(), 1_000);
    const { child, lines } = await startProcess();
    const conversationId = await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(1);

    child.kill("SIGTERM");
    await world.submit();
    const exit: unknown[] = await once(child, "exit");

    expect(exit[0]).toBe(0);
    expect(await world.query("select status::text from webhook_deliveries")).toEqual([{ status: "delivered" }]);
    expect(receiver.received).toHaveLength(1);
    const log = lines.join("\n");
    expect(log).toContain(`"requestId":"request-of-${conversationId}"`);
    expect(log).not.toMatch(/whsec_|printer/i);
    expect(log).toContain("worker stopped");
  });

  it(
    "killed in the middle of a delivery: another one delivers it, with the same id and body",
    { timeout: leaseTestTimeoutMs },
    async () => {
      receiver.answer = () => undefined;
      const { child } = await startProcess();
      await world.submit();
      await expect.poll(() => receiver.received.length, patient).toBe(1);
      child.kill("SIGKILL");
      await once(child, "exit");
      receiver.answer = (response) => response.writeHead(204).end();

      await startProcess();
      await world.submit();
      await expect.poll(() => new Set(idsReceived()).size, patient).toBe(2);
      await expect.poll(() => receiver.received.length, { ...patient, timeout: 45_000 }).toBe(3);

      const [first, , again] = receiver.received;
      expect(again?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
      expect(again?.body).toBe(first?.body);
      await expect
        .poll(() => world.query("select distinct status::text, attempt_count from webhook_deliveries"), patient)
        .toEqual([{ status: "delivered", attempt_count: 1 }]);
    },
  );

  it(
    "killed again and again while submissions come loses none of them",
    { timeout: 2 * leaseTestTimeoutMs },
    async () => {
      for (let round = 0; round < 5; round += 1) {
        const { child } = await startProcess();
        for (let count = 0; count < 20; count += 1) await world.submit();
        await sleep(Math.random() * 400);
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      await startProcess();

      await expect
        .poll(() => world.query("select count(*)::int from webhook_deliveries where status = 'delivered'"), {
          ...patient,
          timeout: 90_000,
        })
        .toEqual([{ count: 100 }]);
      expect(new Set(idsReceived()).size).toBe(100);
      expect(await world.query("select from outbox_events where relayed_at is null")).toEqual([]);
    },
  );

  it("works on when the database has cut its connections", async () => {
    await startProcess();
    await world.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await world.submit();
    await expect.poll(() => receiver.received.length, { ...patient, timeout: 25_000 }).toBe(1);
  });

  it.each([
    [
      "alter table webhook_secrets no force row level security",
      "webhook_secrets does not have row-level security forced.",
    ],
    [
      "grant usage on schema pgboss to portal_web; grant select on pgboss.job to portal_web",
      "portal_web SELECT on pgboss.job",
    ],
    ["delete from _prisma_migrations where migration_name like '%outbox%'", "is not applied"],
  ])("does not start on a database with: %s", async (breakage, sentence) => {
    await world.query(breakage);
    const child = spawn(process.execPath, [main], { env: world.environment, stdio: ["ignore", "ignore", "pipe"] });
    processes.push(child);
    const [said] = await Promise.all([text(child.stderr), once(child, "exit")]);

    expect(child.exitCode).toBe(1);
    expect(said).toContain(sentence);
  });
});
