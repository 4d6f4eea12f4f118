import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { filesAt, fingerprintOf, isStamped } from "./fingerprint.mjs";
import { runTool } from "./foreground.mjs";
import { withLock } from "./lock.mjs";

/** @typedef {{ isDone: () => boolean, run: () => Promise<void> }} Step */

/**
 * Installs what the lockfile says and generates the database client, if that has not been done.
 * @param {string} root
 */
export async function prepareToolchain(root) {
  const steps = [installation(root), generation(root)];
  if (steps.every((step) => step.isDone())) return;
  await withLock(join(root, "node_modules/.portal.lock"), async () => {
    for (const step of steps) {
      if (!step.isDone()) await step.run();
    }
  });
}

/**
 * The environment in which the pinned tools are found first and none of them reports home.
 * @param {string} root
 */
export function toolchainEnvironment(root) {
  return {
    ...process.env,
    PATH: [join(root, "node_modules/node/bin"), join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
  };
}

/**
 * @param {string} root
 * @returns {Step}
 */
function installation(root) {
  const stamp = join(root, "node_modules/.portal-installed");
  const manifests = ["apps", "packages"].flatMap((directory) => filesAt(join(root, directory), isManifest(root)));
  const rootFiles = ["scripts/package.json", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];
  const fingerprint = fingerprintOf(root, [...manifests, ...rootFiles.map((file) => join(root, file))]);
  return {
    isDone: () => isStamped(stamp, fingerprint),
    run: async () => {
      const [, pnpm = "pnpm"] = /"packageManager": "(.+)"/.exec(readFileSync(join(root, "package.json"), "utf8")) ?? [];
      const args = ["--yes", pnpm, "install", "--frozen-lockfile", "--config.confirmModulesPurge=false"];
      process.stderr.write("Installing the toolchain and the dependencies …\n");
      await runTool("npx", args, { cwd: root, env: ownEnvironment() });
      writeFileSync(stamp, fingerprint);
    },
  };
}

/** @param {string} root */
function isManifest(root) {
  const depthOf = (/** @type {string} */ path) => path.slice(root.length + 1).split("/").length;
  return (/** @type {string} */ path) => depthOf(path) < 3 || (depthOf(path) === 3 && path.endsWith("/package.json"));
}

// npm puts node_modules/.bin first, whose Node is not there while an installation has stopped half-way.
function ownEnvironment() {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((entry) => !entry.endsWith("node_modules/.bin"));
  return { ...process.env, PATH: [dirname(process.execPath), ...path].join(delimiter), DO_NOT_TRACK: "1" };
}

/**
 * @param {string} root
 * @returns {Step}
 */
function generation(root) {
  const stamp = join(root, "node_modules/.portal-generated");
  const generated = join(root, "packages/db/src/generated");
  const inputs = ["prisma", "prisma.config.ts", "packages/db/package.json", "packages/db/scripts", "pnpm-lock.yaml"];
  // What came out belongs to it: if anyone else has generated since, the stamp no longer speaks for what is there.
  const fingerprint = () => {
    const files = [...inputs.map((input) => join(root, input)), generated].flatMap((path) => filesAt(path));
    return fingerprintOf(root, files);
  };
  return {
    isDone: () => existsSync(generated) && isStamped(stamp, fingerprint()),
    run: async () => {
      const args = ["--silent", "--filter", "@portal/db", "run", "generate"];
      await runTool("pnpm", args, { cwd: root, env: toolchainEnvironment(root) });
      writeFileSync(stamp, fingerprint());
    },
  };
}
