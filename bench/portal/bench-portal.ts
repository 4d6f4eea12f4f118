import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PortalDatabase, startPortalDatabase } from "../../scripts/stress/portal-database.ts";
import { recordSubmissions, type RecordedSubmission } from "../floor/record-submission.ts";
import { writeScript } from "../floor/write-script.ts";
import { type Door, doors } from "../load/load.ts";
import { asSuperuser, copyDatabase, createBusyTenants, removeRowLevelSecurity } from "./databases.ts";
import { growDatabase } from "./grow-database.ts";
import { type ServedPortal, servePortal, tokenFor } from "./served-portal.ts";

/** Everything that is measured: one database server, and a portal on each of its databases that a portal can serve. */
export interface BenchPortal extends AsyncDisposable {
  readonly database: PortalDatabase;
  readonly tenantIds: readonly string[];
  readonly postmaster: number;
  readonly recorded: Record<Door, RecordedSubmission>;
  /** What pgbench runs. */
  readonly script: string;
  /** The intake role's address of a copy without row-level security. */
  readonly unguardedUrl: string;
  readonly portal: ServedPortal;
  readonly token: string;
  /** By the number of conversations that were in its database. */
  readonly grown: readonly GrownPortal[];
}
export interface GrownPortal {
  readonly conversations: number;
  readonly portal: ServedPortal;
}

/** Starts them on a data folder of their own. `settings` are the portal's besides. */
export async function startBenchPortal(
  grownSizes: readonly number[],
  settings: Readonly<Record<string, string>>,
): Promise<BenchPortal> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await startPortalDatabase("portal-bench-"));
  const { dataDir, urls } = database;
  const tenantIds = await createBusyTenants(urls.ownerUrl);
  // Copies are made while nobody is connected to what they are made of.
  const unguarded = await copyDatabase(urls, "unguarded");
  await removeRowLevelSecurity(unguarded);
  const grown: GrownPortal[] = [];
  for (const [index, conversations] of grownSizes.entries()) {
    const copy = await copyDatabase(urls, `grown_${index}`);
    await growDatabase({ urls: copy, folder: await writableFolder(database), tenantIds, conversations });
    grown.push({ conversations, portal: starting.use(await servePortal({ dataDir, urls: copy, settings })) });
  }
  const serving = { dataDir, urls, settings };
  const recorded = await recordSubmissions(serving, { doors, tenantId: tenantIds[0] ?? "" });
  const script = join(dataDir, "submission.sql");
  await writeFile(script, writeScript(recorded.rest_anonymous));
  const portal = starting.use(await servePortal(serving));
  const token = await tokenFor(portal, serving);
  const postmaster = await readPostmaster(database);
  const running = starting.move();
  const parts = { database, tenantIds, postmaster, recorded, script, portal, token, grown };
  return { ...parts, unguardedUrl: unguarded.intakeUrl, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** The cluster's own folder: the one place where the server may write for certain. */
function writableFolder({ urls }: PortalDatabase): Promise<string> {
  return asSuperuser(urls.superuserUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory ?? "";
  });
}

async function readPostmaster(database: PortalDatabase): Promise<number> {
  return Number.parseInt(await readFile(join(await writableFolder(database), "postmaster.pid"), "utf8"), 10);
}
