import { parseArgs } from "node:util";
import { buildWeb } from "./build-web.ts";
import { type Finding, tableOf } from "./stress/findings.ts";
import { runKills } from "./stress/kill-run.ts";
import { runOverload } from "./stress/overload-run.ts";
import { runTiming } from "./stress/timing-run.ts";
import { stopSignal } from "./stop-signal.ts";

const runs = ["kills", "overload", "timing"] as const;
const { values } = parseArgs({
  options: {
    only: { type: "string", default: runs.join(",") },
    kills: { type: "string", default: "100" },
    "end-leases": { type: "boolean", default: false },
    minutes: { type: "string", default: "1" },
    pairs: { type: "string", default: "1000" },
    json: { type: "boolean", default: false },
  },
});
const wanted = values.only.split(",");
const work: Readonly<Record<(typeof runs)[number], () => Promise<Finding[]>>> = {
  kills: () => runKills(positive(values.kills), { endsLeases: values["end-leases"] }),
  overload: () => runOverload(positive(values.minutes)),
  timing: () => runTiming(positive(values.pairs)),
};

process.exit(await stress());

async function stress(): Promise<number> {
  const unknown = wanted.filter((name) => !runs.some((run) => run === name));
  if (unknown.length > 0) return complain(`There is no run ${unknown.join(", ")}: choose from ${runs.join(", ")}.`);
  if ([values.kills, values.minutes, values.pairs].some((text) => !(positive(text) > 0))) {
    return complain("--kills, --minutes and --pairs are numbers above 0.");
  }
  const { code, output } = await buildWeb(stopSignal());
  if (code !== 0) return complain(`${output}\nThe web app does not build.`);

  const found: Record<string, Finding[]> = {};
  for (const run of runs.filter((name) => wanted.includes(name))) {
    const findings = (found[run] = await work[run]());
    if (!values.json) process.stdout.write(`${tableOf(run, findings)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return Object.values(found)
    .flat()
    .every(({ holds }) => holds)
    ? 0
    : 1;
}

function positive(text: string): number {
  return /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
