import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { toolOf } from "./environment.ts";
import { runQuietly, type Terms } from "./processes.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium for the browser tests: the one that is named or there already, else one that is installed now. */
export async function findChromium(terms: Terms): Promise<string | undefined> {
  return process.env["PORTAL_CHROMIUM_PATH"] ?? installedChromium() ?? (await installChromium(terms));
}

function installedChromium(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return systemNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

async function installChromium(terms: Terms): Promise<string | undefined> {
  if (process.getuid?.() === 0) {
    const env = { ...terms.env, DEBIAN_FRONTEND: "noninteractive" };
    await runQuietly("apt-get", ["update"], { ...terms, env }).catch(() => undefined);
    await runQuietly("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { ...terms, env }).catch(
      () => undefined,
    );
  }
  if (installedChromium() === undefined) {
    await runQuietly(toolOf("scripts", "playwright"), ["install", "chromium"], terms);
  }
  return installedChromium();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
