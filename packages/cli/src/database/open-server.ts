import { connect } from "node:net";
import type { Settings } from "@portal/settings";
import { Refusal } from "../command/refusal.ts";
import { readDataDir } from "./read-data-dir.ts";

const probeTimeoutMs = 1_000;

/** Where the database is, by role, for as long as it is held; an external one may keep the owner's address to itself. */
export interface OpenServer extends AsyncDisposable {
  readonly webUrl: string;
  readonly intakeUrl: string;
  readonly ownerUrl: string | undefined;
}

/**
 * Finds the database that the settings mean. The embedded one is used as it runs under `npm start`; when it does not run, it is
 * brought up and stopped again with the command.
 *
 * @throws Refusal `databaseAway` when there has never been an embedded one
 */
export async function openServer(settings: Settings): Promise<OpenServer> {
  if (settings.database.kind === "external") return { ...settings.database, ...nothingToStop };
  const { port } = settings.database;
  const dataDir = readDataDir(settings);
  const { readEmbeddedUrls, startEmbeddedPostgres } = await import("@portal/db/admin");
  const urls = await readEmbeddedUrls(dataDir, port);
  if (await isListening(port)) return { ...urls, ...nothingToStop };
  const server = await startEmbeddedPostgres({ dataDir, port });
  return { ...urls, [Symbol.asyncDispose]: () => server.stop() };
}

/**
 * The owner's address, with which tenants are administered.
 *
 * @throws Refusal `notFound` when the settings leave it out
 */
export function ownerUrlOf({ ownerUrl }: OpenServer): string {
  if (ownerUrl !== undefined) return ownerUrl;
  throw new Refusal("notFound", "Only the database's owner may do this: set OWNER_DATABASE_URL.");
}

const nothingToStop = { [Symbol.asyncDispose]: () => Promise.resolve() };

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port, timeout: probeTimeoutMs });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("timeout", () => resolve(false));
      socket.once("error", () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}
