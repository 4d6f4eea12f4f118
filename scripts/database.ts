import { resolve } from "node:path";
import { seedDemoForms } from "@portal/api/operator";
import { migrate, seed, startEmbeddedPostgres } from "@portal/db/admin";
import { type Settings, SettingsError } from "@portal/settings";
import { repositoryRoot } from "./environment.ts";
import { StepError } from "./steps.ts";

/** A database that is up to date, and how the web process reaches it. */
export type PreparedDatabase = {
  readonly webUrl: string;
  readonly intakeUrl: string;
  /** Stops PostgreSQL if this process started it. */
  stop(): Promise<void>;
};

/** Starts or finds PostgreSQL, brings its tables up to date and, where there is no customer to disturb, adds the demo tenants. */
export async function prepareDatabase(settings: Settings): Promise<PreparedDatabase> {
  const { ownerUrl, ...database } = await openDatabase(settings);
  try {
    await migrate({ ownerUrl });
    if (hasDemoTenants(settings)) {
      await seed({ ownerUrl });
      await seedDemoForms(database);
    }
  } catch (error) {
    await database.stop();
    throw new StepError(`The database could not be brought up to date: ${reasonOf(error)}`, { cause: error });
  }
  return database;
}

/** Whether this portal has the demo tenants: not when someone else's database is served for real. */
export function hasDemoTenants(settings: Settings): boolean {
  return settings.isDevelopment || settings.database.kind === "embedded";
}

/** The folder of everything that the portal keeps outside of PostgreSQL, and of the embedded one. */
export function absoluteDataDir(settings: Settings): string {
  return resolve(repositoryRoot, settings.dataDir);
}

/** The environment of a process that serves: it knows the database by its two app roles and never sees the owner's connection. */
export function servingEnvironment(settings: Settings, database: PreparedDatabase): NodeJS.ProcessEnv {
  const { OWNER_DATABASE_URL: _, ...inherited } = process.env;
  return {
    ...inherited,
    PORTAL_DATA_DIR: absoluteDataDir(settings),
    DATABASE_URL: database.webUrl,
    INTAKE_DATABASE_URL: database.intakeUrl,
  };
}

async function openDatabase(settings: Settings): Promise<PreparedDatabase & { readonly ownerUrl: string }> {
  const { database } = settings;
  if (database.kind === "embedded") {
    return startEmbeddedPostgres({ dataDir: absoluteDataDir(settings), port: database.port });
  }
  const { ownerUrl, webUrl, intakeUrl } = database;
  if (ownerUrl === undefined) {
    throw new SettingsError([
      "OWNER_DATABASE_URL must be set together with DATABASE_URL: `npm start` migrates as the owner.",
    ]);
  }
  return { ownerUrl, webUrl, intakeUrl, stop: () => Promise.resolve() };
}

// A connection refused on every address of a host comes as one error without a message.
function reasonOf(error: unknown): string {
  const reasons = error instanceof AggregateError ? error.errors : [error];
  return reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join("; ");
}
