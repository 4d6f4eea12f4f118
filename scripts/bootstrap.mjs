// The one program that runs on the machine's own Node, whichever that is: it brings the pinned toolchain and hands over.
// package.json starts it with `exec` and by Node's full path: a shell in between, npm's or the one that pnpm writes around
// the pinned Node, would keep a SIGTERM to itself and leave everything running.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { handOver, listenForStop } from "./foreground.mjs";
import { prepareToolchain, toolchainEnvironment } from "./toolchain.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dotEnv = join(root, ".env");
const withDotEnv = existsSync(dotEnv) ? [`--env-file=${dotEnv}`] : [];

/** @type {Map<string | undefined, string[]>} */
const commands = new Map([
  ["start", [...withDotEnv, "scripts/start.ts"]],
  ["dev", [...withDotEnv, "scripts/dev.ts"]],
  ["portal", [...withDotEnv, "packages/cli/src/main.ts"]],
  // A developer's own settings are no part of what is tested.
  ["test", ["scripts/test.ts"]],
  ["stress", ["scripts/stress.ts"]],
  ["bench", ["bench/main.ts"]],
  ["conformance", ["scripts/conformance.ts"]],
  ["check", ["scripts/test.ts", "--only", "format,lint,types,unit"]],
]);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [name, ...rest] = process.argv.slice(2);
const command = commands.get(name);
if (major < 20 || (major === 20 && minor < 19)) {
  stopBecause(`The portal needs Node 20.19 or newer to start; this is ${process.version}.`);
} else if (command === undefined) {
  stopBecause(`Say what to run: ${[...commands.keys()].join(", ")}.`);
} else {
  listenForStop();
  await prepareToolchain(root);
  const node = join(root, "node_modules/node/bin/node");
  process.exitCode = await handOver(node, [...command, ...rest], { cwd: root, env: toolchainEnvironment(root) });
}

/** @param {string} sentence */
function stopBecause(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
