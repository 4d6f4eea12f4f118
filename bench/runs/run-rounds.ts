import { runPgbench } from "../floor/run-pgbench.ts";
import { type Door, doors, type LoadJob } from "../load/load.ts";
import type { BenchPortal } from "../portal/bench-portal.ts";
import type { ServedPortal } from "../portal/served-portal.ts";
import { type Measured, measureLoad } from "./measure-load.ts";
import type { Plan } from "./plan.ts";

/** One round: everything once, right after one another, so that what else the machine does hits all alike. */
export interface Round {
  /** Transactions a second; NaN without pgbench. */
  readonly floorTps: number;
  readonly unguardedTps: number;
  readonly byDoor: Record<Door, Measured>;
  readonly hotAddress: Measured;
  readonly fiftyTenants: Measured;
  /** At half of what REST took in this round. */
  readonly calm: Measured;
  readonly grown: readonly Measured[];
}

export interface Bench {
  readonly plan: Plan;
  readonly portal: BenchPortal;
  /** `undefined` when there is no pgbench. */
  readonly pgbench: string | undefined;
  readonly signal: AbortSignal;
}

/** Warms everything up and runs the rounds. */
export async function runRounds(bench: Bench): Promise<Round[]> {
  const { plan, portal } = bench;
  for (const door of doors) await load(bench, { door, durationMs: plan.warmUpMs / doors.length });
  for (const { portal: grown } of portal.grown)
    await load(bench, { at: grown, durationMs: plan.warmUpMs / doors.length });
  const rounds: Round[] = [];
  while (rounds.length < plan.rounds && !bench.signal.aborted) rounds.push(await runRound(bench));
  return rounds;
}

async function runRound(bench: Bench): Promise<Round> {
  const { portal } = bench;
  const floorTps = await floor(bench, portal.database.urls.intakeUrl);
  const unguardedTps = await floor(bench, portal.unguardedUrl);
  const restAnonymous = await load(bench, {});
  const hotAddress = await load(bench, { isOneAddress: true });
  const fiftyTenants = await load(bench, { tenantIds: [...portal.tenantIds] });
  const grown: Measured[] = [];
  for (const { portal: at } of portal.grown) grown.push(await load(bench, { at }));
  const restToken = await load(bench, { door: "rest_token" });
  const trpc = await load(bench, { door: "trpc" });
  const calm = await load(bench, { perSecond: Math.max(1, restAnonymous.rps / 2) });
  const byDoor = { rest_anonymous: restAnonymous, rest_token: restToken, trpc };
  return { floorTps, unguardedTps, byDoor, hotAddress, fiftyTenants, calm, grown };
}

async function floor({ pgbench, plan, portal, signal }: Bench, url: string): Promise<number> {
  if (pgbench === undefined) return Number.NaN;
  const terms = { clients: plan.clients, seconds: plan.sliceSeconds, signal };
  return runPgbench({ pgbench, script: portal.script, url }, terms);
}

/** A load like the usual one, which is anonymous, over REST, for one tenant and from ever new addresses, but for what is said. */
function load(
  { plan, portal }: Pick<Bench, "plan" | "portal">,
  { at = portal.portal, ...changed }: Partial<LoadJob> & { at?: ServedPortal },
): Promise<Measured> {
  const job: LoadJob = {
    origin: at.origin,
    door: "rest_anonymous",
    tenantIds: portal.tenantIds.slice(0, 1),
    token: portal.token,
    isOneAddress: false,
    clients: plan.clients,
    durationMs: plan.sliceSeconds * 1_000,
    submissions: null,
    perSecond: null,
    ...changed,
  };
  return measureLoad(job, { web: at.pid(), postmaster: portal.postmaster });
}
