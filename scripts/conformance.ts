import { parseArgs } from "node:util";
import { runConformance } from "@portal/contract/open-api-testing";
import { buildWeb } from "./build-web.ts";
import { knownThingsOf } from "./conformance/known-things.ts";
import { stopSignal } from "./stop-signal.ts";
import { startStressedPortal } from "./stress/stressed-portal.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});

process.exit(await conform(Number(values.requests), Number(values.seed)));

async function conform(requests: number, seed: number): Promise<number> {
  if (!Number.isSafeInteger(requests) || requests < 1 || !Number.isSafeInteger(seed)) {
    return complain("--requests is a number from 1 on, and --seed a whole one.");
  }
  const { code, output } = await buildWeb(stopSignal());
  if (code !== 0) return complain(`${output}\nThe web app does not build.`);

  await using portal = await startStressedPortal();
  const known = await knownThingsOf(portal);
  const startedAtMs = performance.now();
  const report = await runConformance({ origin: portal.origin, requests, seed, known });
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);

  const answers = [...report.answers]
    .sort()
    .map(([name, count]) => `  ${name.padEnd(28)} ${String(count).padStart(6)}`);
  const lines = [
    `${report.requests} requests with seed ${seed} in ${seconds} s`,
    ...answers,
    `never seen: ${report.unseen.join(", ")}`,
    ...report.problems.map((problem) => `✗ ${problem}`),
    `${report.problems.length} problems`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return report.problems.length === 0 ? 0 : 1;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
