import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { readSettings } from "@portal/settings";

// `npm test` brings ports and a folder of its own; started by hand, these keep out of the way of a portal that is running.
process.env["PORT"] ??= "3401";
process.env["PORTAL_PG_PORT"] ??= "54401";
process.env["PORTAL_DATA_DIR"] ??= path.join(tmpdir(), "portal-e2e");
process.env["PORTAL_LOG_LEVEL"] ??= "warn";
// All of the tests are one client address, and are not what the limits are for; those that are have a portal of their own.
process.env["PORTAL_LIMITS_SCALE"] ??= "50";
// Nor does one test's crowd stand in another's way.
process.env["PORTAL_REQUESTS_MAX"] ??= "400";
const { publicUrl, chromiumPath } = readSettings();

/** The browser says nothing to anybody on its own; as root it cannot have its sandbox. */
const browserArguments = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/portal-under-test.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: "line",
  use: { baseURL: publicUrl },
  projects: [
    { name: "http", testMatch: "http/*.spec.ts" },
    {
      name: "browser",
      testMatch: "browser/*.spec.ts",
      use: {
        launchOptions: { args: browserArguments, ...(chromiumPath !== undefined && { executablePath: chromiumPath }) },
      },
    },
  ],
});
