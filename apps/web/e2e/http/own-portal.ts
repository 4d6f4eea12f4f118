import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { seedDemoForms } from "@portal/api/operator";
import { migrate, seed, startEmbeddedPostgres, type EmbeddedPostgres } from "@portal/db/admin";
import type { Database } from "@portal/db";
import { findFreePort } from "@portal/db/testing/free-port";
import { openInspection } from "@portal/db/testing/open-inspection";
import { createPortalClient, type PortalClient } from "./portal-client.ts";
import { openForge, type TokenForge } from "./tokens.ts";

const readyTimeoutMs = 60_000;
const webApp = path.resolve(import.meta.dirname, "../..");
// A test's rows need not survive a power cut, and the disk is most of what a test waits for.
const serverSettings = { fsync: "off", synchronous_commit: "off" };

/** A portal of one test's own, on a database of its own, which the test may switch off and read the log of. */
export interface OwnPortal extends PortalClient {
  /** Everything that the process has said so far, line by line. */
  lines: string[];
  inspection: Database;
  forge: TokenForge;
  /** The settings that it runs with, and the owner's address on top: those of a command line beside it. */
  environment: Record<string, string>;
  /** Its process. */
  pid: number;
  /** Ends its process as a crash does, in the middle of whatever it does. */
  killWeb(): Promise<void>;
  startWeb(): Promise<void>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of one portal, or what makes them once its database is there. */
type OwnSettings = Record<string, string> | ((database: EmbeddedPostgres) => Promise<Record<string, string>>);

/** Starts one, with settings of its own. Takes a few seconds. */
export async function startOwnPortal(settings: OwnSettings = {}): Promise<OwnPortal> {
  // Its database server is a process of its own, which would outlive the tests if anything after it failed.
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), "portal-own-"));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  // The database server runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const database = { dataDir, port: await findFreePort(), serverSettings };
  let server = await startEmbeddedPostgres(database);
  starting.defer(() => server.stop());
  await migrate(server);
  await seed(server);
  await seedDemoForms(server);
  const port = await findFreePort();
  const lines: string[] = [];
  const environment = {
    PORT: String(port),
    PORTAL_DATA_DIR: dataDir,
    PORTAL_LOG_LEVEL: "info",
    // A test is one client address in a hurry; tests of the limits say so.
    PORTAL_LIMITS_SCALE: "1000",
    PORTAL_PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: server.webUrl,
    INTAKE_DATABASE_URL: server.intakeUrl,
    ...(typeof settings === "function" ? await settings(server) : settings),
  };
  const spawnReading = () => {
    const spawned = spawnWeb(environment);
    for (const stream of [spawned.stdout, spawned.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", (line) => lines.push(line));
    }
    return spawned;
  };
  let web = spawnReading();
  const endWeb = async (signal: NodeJS.Signals) => {
    web.kill(signal);
    if (web.exitCode === null && web.signalCode === null) await once(web, "exit");
  };
  starting.defer(() => endWeb("SIGTERM"));
  const inspection = openInspection(server.superuserUrl);
  starting.defer(() => inspection.close());
  const portal = createPortalClient(`http://localhost:${port}`);
  await waitUntilReady(portal, web, lines);
  const forge = await openForge(dataDir, portal.origin);
  const running = starting.move();
  return {
    ...portal,
    lines,
    inspection,
    forge,
    environment: { ...environment, OWNER_DATABASE_URL: server.ownerUrl },
    get pid() {
      return web.pid ?? 0;
    },
    killWeb: () => endWeb("SIGKILL"),
    startWeb: () => {
      web = spawnReading();
      return waitUntilReady(portal, web, lines);
    },
    stopDatabase: () => server.stop(),
    startDatabase: async () => {
      server = await startEmbeddedPostgres(database);
    },
    close: () => running.disposeAsync(),
  };
}

function spawnWeb(settings: Record<string, string>): ChildProcess {
  // eslint-disable-next-line no-restricted-syntax -- the portal inherits what the machine sets, and nothing of the tests' settings
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PORTAL_"));
  return spawn(process.execPath, [path.join(webApp, "src/front/serve.ts")], {
    cwd: webApp,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production", ...settings },
  });
}

async function waitUntilReady(portal: PortalClient, web: ChildProcess, lines: readonly string[]): Promise<void> {
  const deadline = AbortSignal.timeout(readyTimeoutMs);
  const isReady = () =>
    portal.call({ path: "/api/ready" }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isReady())) {
    if (web.exitCode !== null)
      throw new Error(`The portal ended before it was ready. Is it built?\n${lines.slice(-10).join("\n")}`);
    deadline.throwIfAborted();
    await wait(100);
  }
}
