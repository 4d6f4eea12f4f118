import { type JobDesk, openJobDesk } from "@portal/db/jobs";
import type { Settings } from "@portal/settings";
import { openServer } from "./open-server.ts";

const connectTimeoutMs = 3_000;

/** The job queue for one command, and the database server under it for as long. */
export interface OpenJobs extends AsyncDisposable {
  readonly desk: JobDesk;
}

/** Opens the job queue as an operator sees it; nothing of it is run. */
export async function openJobs(settings: Settings): Promise<OpenJobs> {
  const server = await openServer(settings);
  const desk = await openJobDesk({ intakeUrl: server.intakeUrl, poolMax: 1, connectTimeoutMs });
  return {
    desk,
    [Symbol.asyncDispose]: async () => {
      await desk[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
