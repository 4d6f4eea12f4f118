import { constants, setPriority } from "node:os";
import { readSettings, SettingsError } from "@portal/settings";
import { startWorker, WorkerRefusedError } from "./start-worker.ts";

// Long enough for a receiver that answers in a reasonable time; whoever supervises the process gives it ten seconds.
const graceMs = 8_000;

// On a machine that it shares with the web process, nobody waits for what is done afterwards: after a rush the visitors' turn comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
try {
  const worker = await startWorker(readSettings());
  const stop = () => void worker.stop(graceMs).then(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
} catch (error) {
  const isForPeople = error instanceof SettingsError || error instanceof WorkerRefusedError;
  process.stderr.write(`The worker does not start: ${isForPeople ? error.message : String(error)}\n`);
  process.exit(1);
}
