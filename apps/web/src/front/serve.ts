import { join } from "node:path";
import { closeServices } from "@portal/api";
import next from "next";
import { openCrowd } from "../server/crowd.ts";
import { leave } from "../server/leaving.ts";
import { endWithMail } from "../server/outlast-mail.ts";
import { refuseUnsafeStart } from "../server/refuse-unsafe-start.ts";
import { getServices, getSettings } from "../server/services.ts";
import { drain } from "./drain.ts";
import { createFrontServer } from "./front-server.ts";
import { listen } from "./listen.ts";
import { packedFolderOf } from "./pack-files.ts";
import { servePacked } from "./serve-packed.ts";

// Whoever supervises the process gives it ten seconds.
const graceMs = 8_000;

// First, so that this process's services are made of the same modules as the routes here, rather than of Next's bundle.
await refuseUnsafeStart();
endWithMail();
const services = await getServices();
const settings = getSettings();
const { port } = settings;
const webApp = join(import.meta.dirname, "../..");
const app = next({ dev: false, dir: webApp, port });
await app.prepare();
const pages = servePacked(packedFolderOf(join(webApp, ".next")), app.getRequestHandler());
const server = createFrontServer(pages, openCrowd(settings));
const listeners = await listen(server, port);

// As Next's own server does: a connection that breaks at a bad moment must not take the others with it.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => services.logger.error({ err: error }, event));
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void end());

async function end(): Promise<void> {
  leave();
  await drain(server, listeners, graceMs);
  await closeServices(services);
  process.exit(0);
}
