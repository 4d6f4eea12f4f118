import { EmbeddedPostgresError } from "@portal/db/admin";
import { readSettings, type Settings, SettingsError } from "@portal/settings";
import { buildWeb } from "./build-web.ts";
import { hasDemoTenants, prepareDatabase } from "./database.ts";
import { endProcess, exitCode } from "./processes.ts";
import { step, StepError } from "./steps.ts";
import { stopSignal } from "./stop-signal.ts";
import { refuseTakenPort, spawnWeb, waitUntilReady, type WebCommand } from "./web-server.ts";
import { welcome } from "./welcome.ts";
import { keepWorker, spawnWorker } from "./worker-process.ts";

// Their messages say what to do; a stack would only hide that.
const forPeople = [SettingsError, StepError, EmbeddedPostgresError];

/** Brings everything up, serves until asked to stop or until the web process ends, takes everything down and exits. */
export async function servePortal(command: WebCommand): Promise<never> {
  const signal = stopSignal();
  try {
    // By then all is down, and an idle timer of some library is no reason to stay.
    process.exit(await serve(command, readSettings(), signal));
  } catch (error) {
    if (signal.aborted) process.exit(0);
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function serve(command: WebCommand, settings: Settings, signal: AbortSignal): Promise<number> {
  // Taken down in the opposite order: first the worker and the web process, then the database under them.
  await using running = new AsyncDisposableStack();
  await refuseTakenPort(settings.port);
  const database = await step("database ready", () => prepareDatabase(settings));
  running.defer(() => database.stop());
  if (command === "start") await step("web app built", () => requireBuild(signal));
  signal.throwIfAborted();

  // Asked once more, because somebody may have started another portal during the build.
  await refuseTakenPort(settings.port);
  const web = spawnWeb(command, settings, database);
  running.defer(() => endProcess(web));
  await step("portal ready", () => waitUntilReady(web, settings, signal));
  // The portal serves without its worker: what follows from a submission then waits.
  const worker = keepWorker(() => spawnWorker(settings, database));
  running.defer(() => worker.stop());
  process.stdout.write(welcome(settings, hasDemoTenants(settings)));
  return await Promise.race([exitCode(web), aborted(signal).then(() => 0)]);
}

async function requireBuild(signal: AbortSignal): Promise<void> {
  const { code, output } = await buildWeb(signal);
  signal.throwIfAborted();
  if (code !== 0) throw new StepError(`${output}\nThe web app does not build.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return forPeople.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}
