import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot, toolOf, withoutSettings } from "./environment.ts";
import { filesAt, fingerprintOf, isStamped } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { type Outcome, runQuietly } from "./processes.ts";

const webApp = join(repositoryRoot, "apps/web");
const stamp = join(webApp, ".next/portal-inputs");
const inputs = ["apps/web", "packages", "prisma", "pnpm-lock.yaml", "tsconfig.base.json"];
// What tests and the type checker leave behind comes and goes while the tests run, and a build in the middle of them takes away what they run on.
const notBuilt =
  /\/(?:node_modules|generated|dist|e2e|test-results|[^/]+\.tsbuildinfo|\.[^/]+|[^/]+\.(?:test|spec)\.tsx?|next-env\.d\.ts)$/;

/** Builds the web app, unless what is built already comes from the same files. */
export async function buildWeb(signal: AbortSignal): Promise<Outcome> {
  return withLock(join(repositoryRoot, "node_modules/.portal-build.lock"), async () => {
    const fingerprint = inputsFingerprint();
    if (isStamped(stamp, fingerprint)) return { code: 0, output: "", hasTimedOut: false };

    rmSync(stamp, { force: true });
    const outcome = await runQuietly(toolOf("apps/web", "next"), ["build"], {
      cwd: webApp,
      // A build depends on its sources alone, so that `npm start` and `npm test` can share it.
      env: { ...withoutSettings(), NODE_ENV: "production" },
      signal,
      timeoutMs: 600_000,
    });
    if (outcome.code === 0) writeFileSync(stamp, fingerprint);
    return outcome;
  });
}

function inputsFingerprint(): string {
  const files = inputs.flatMap((input) => filesAt(join(repositoryRoot, input), (path) => !notBuilt.test(path)));
  return fingerprintOf(repositoryRoot, files);
}
