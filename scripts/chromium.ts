import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram, installDebianPackages } from "./debian-packages.ts";
import { toolOf } from "./environment.ts";
import { runQuietly, type Terms } from "./processes.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium for the browser tests: the one that is named or there already, else one that is installed now. */
export async function findChromium(terms: Terms): Promise<string | undefined> {
  return process.env["PORTAL_CHROMIUM_PATH"] ?? installedChromium() ?? (await installChromium(terms));
}

function installedChromium(): string | undefined {
  const own = chromium.executablePath();
  return existsSync(own) ? own : findProgram(systemNames);
}

async function installChromium(terms: Terms): Promise<string | undefined> {
  await installDebianPackages(["chromium"], terms);
  if (installedChromium() === undefined) {
    await runQuietly(toolOf("scripts", "playwright"), ["install", "chromium"], terms);
  }
  return installedChromium();
}
