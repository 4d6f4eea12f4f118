import { parseArgs } from "node:util";
import { demoTenants } from "@portal/db/admin";
import { buildWeb } from "../scripts/build-web.ts";
import { findChromium } from "../scripts/chromium.ts";
import { stopSignal } from "../scripts/stop-signal.ts";
import { findPgbench } from "./floor/find-pgbench.ts";
import { measureForms } from "./forms/measure-forms.ts";
import { measurePage } from "./pages/measure-pages.ts";
import { startBenchPortal } from "./portal/bench-portal.ts";
import { figuresOf, type Results } from "./report/figures.ts";
import { keepHistory } from "./report/keep-history.ts";
import { tableOf } from "./report/table.ts";
import { measureIdle } from "./runs/measure-idle.ts";
import { measureMemory } from "./runs/measure-memory.ts";
import { type Plan, planFor } from "./runs/plan.ts";
import { runRounds } from "./runs/run-rounds.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    // For trying another setting out, such as PORTAL_DATABASE_POOL_MAX=4.
    set: { type: "string", multiple: true, default: [] },
  },
});
const goalSize = 1_000_000;
const browserTimeoutMs = 300_000;

process.exit(await bench());

/** Whatever the figures are, this has gone well once it has them: it is no test. */
async function bench(): Promise<number> {
  const signal = stopSignal();
  const { code, output } = await buildWeb(signal);
  if (code !== 0) {
    process.stderr.write(`${output}\nThe web app does not build.\n`);
    return 1;
  }
  const pgbench = await findPgbench(signal);
  if (pgbench === undefined) {
    process.stderr.write("There is no pgbench here, and so no floor: it comes with Debian's postgresql-contrib.\n");
  }
  const figures = figuresOf(
    await measure(planFor({ isQuick: values.quick, isFull: values.full }), { pgbench, signal }),
  );
  await keepHistory(figures, { isQuick: values.quick });
  process.stdout.write(`${values.json ? JSON.stringify(figures, null, 2) : tableOf(figures, goalSize)}\n`);
  return 0;
}

async function measure(
  plan: Plan,
  { pgbench, signal }: { pgbench: string | undefined; signal: AbortSignal },
): Promise<Results> {
  const settings = Object.fromEntries(new URLSearchParams(values.set.join("&")));
  await using portal = await startBenchPortal(plan.grownSizes, settings);
  const idle = await measureIdle(portal.portal);
  const chromium = await findChromium({ cwd: "/", env: process.env, signal, timeoutMs: browserTimeoutMs });
  const { origin } = portal.portal;
  const pages = {
    portal: await measurePage(chromium, `${origin}/${demoTenants.acme.slug}`),
    reference: await measurePage(chromium, `${origin}/docs/createConversation`),
  };
  const forms = await measureForms(portal, { chromium, visits: plan.formVisits });
  const rounds = await runRounds({ plan, portal, pgbench, signal });
  const memory = await measureMemory(portal, plan);
  const { recorded } = portal;
  return { rounds, recorded, grownSizes: plan.grownSizes, idle, memory, pages, forms };
}
