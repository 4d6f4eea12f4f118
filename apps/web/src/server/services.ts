import { createServices, type Services } from "@portal/api";
import { readSettings, type Settings } from "@portal/settings";

declare global {
  // Next bundles instrumentation, pages and routes apart from one another: only the global object is one per process.
  var portalProcess: { settings: Settings; services: Promise<Services> } | undefined;
}

function portalProcess() {
  globalThis.portalProcess ??= startProcess();
  return globalThis.portalProcess;
}

function startProcess() {
  const settings = readSettings();
  if (settings.database.kind === "embedded") {
    throw new Error("DATABASE_URL and INTAKE_DATABASE_URL are not set: `npm start` sets them");
  }
  return { settings, services: createServices(settings, settings.database) };
}

/** The one set of services of this process. */
export function getServices(): Promise<Services> {
  return portalProcess().services;
}

/** The settings of this process. */
export function getSettings(): Settings {
  return portalProcess().settings;
}
