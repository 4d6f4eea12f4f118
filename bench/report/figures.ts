import { median } from "../../scripts/stress/statistics.ts";
import type { PageFigures } from "../pages/open-page.ts";
import type { RecordedSubmission } from "../floor/record-submission.ts";
import type { Door } from "../load/load.ts";
import type { FormFigures } from "../forms/measure-forms.ts";
import type { IdleFigures } from "../runs/measure-idle.ts";
import type { MemoryFigures } from "../runs/measure-memory.ts";
import type { Measured } from "../runs/measure-load.ts";
import type { Round } from "../runs/run-rounds.ts";

/** Everything that was measured in one run. */
export interface Results {
  readonly rounds: readonly Round[];
  readonly recorded: Record<Door, RecordedSubmission>;
  readonly grownSizes: readonly number[];
  readonly idle: IdleFigures;
  readonly memory: MemoryFigures;
  readonly pages: { readonly portal: PageFigures; readonly reference: PageFigures };
  readonly forms: FormFigures;
}

/** The figures of one door; medians over the rounds. */
export interface DoorFigures {
  readonly rps: number;
  readonly ratio: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly web_cpu_ms: number;
  readonly pg_cpu_ms: number;
  readonly round_trips: number;
}

/** What the command prints as JSON and keeps in its history. A figure that could not be had is NaN, which JSON writes as null. */
export type Figures = ReturnType<typeof figuresOf>;

/** Boils a run down. Ratios are taken within a round, where both sides met the same machine, and the median is theirs. */
export function figuresOf({ rounds, recorded, grownSizes, idle, memory, pages, forms }: Results) {
  const over = (figure: (round: Round) => number) => median(rounds.map(figure));
  const against = (measured: (round: Round) => Measured | undefined) =>
    over((round) => (measured(round)?.rps ?? Number.NaN) / round.byDoor.rest_anonymous.rps);
  const ofDoor = (door: Door) => doorFigures(rounds, door, recorded[door].roundTrips);
  return {
    floor_tps: over(({ floorTps }) => floorTps),
    rest_anonymous: ofDoor("rest_anonymous"),
    rest_token: ofDoor("rest_token"),
    trpc: ofDoor("trpc"),
    p99_half_load_ms: over(({ calm }) => calm.p99Ms),
    hot_address_ratio: against(({ hotAddress }) => hotAddress),
    hot_tenant_ratio: 1 / against(({ fiftyTenants }) => fiftyTenants),
    rls_ratio: over(({ floorTps, unguardedTps }) => floorTps / unguardedTps),
    growth_ratio: against(({ grown }) => grown[0]),
    growth: grownSizes.map((conversations, index) => ({ conversations, ratio: against(({ grown }) => grown[index]) })),
    empty_route_cpu_ms: idle.emptyRouteCpuMs,
    rss_mb_start: idle.startMb,
    rss_mb_halfway: memory.halfwayMb,
    rss_mb_after: memory.afterMb,
    rss_submissions: memory.submissions,
    portal_script_kb: pages.portal.scriptKb,
    portal_style_kb: pages.portal.styleKb,
    portal_tti_ms: pages.portal.interactiveMs,
    portal_ttfb_ms: pages.portal.firstByteMs,
    reference_script_kb: pages.reference.scriptKb,
    reference_style_kb: pages.reference.styleKb,
    reference_tti_ms: pages.reference.interactiveMs,
    reference_ttfb_ms: pages.reference.firstByteMs,
    form_painted_ms: forms.paintedMs,
    form_live_ms: forms.liveMs,
    form_keystroke_ms: forms.keystrokeMs,
    form_turn_ms: forms.turnMs,
    form_check_ms: forms.checkMs,
    form_evaluate_ms: forms.evaluateMs,
  };
}

function doorFigures(rounds: readonly Round[], door: Door, roundTrips: number): DoorFigures {
  const over = (figure: (measured: Measured) => number) => median(rounds.map(({ byDoor }) => figure(byDoor[door])));
  return {
    rps: over(({ rps }) => rps),
    ratio: median(rounds.map(({ byDoor, floorTps }) => byDoor[door].rps / floorTps)),
    p50_ms: over(({ p50Ms }) => p50Ms),
    p99_ms: over(({ p99Ms }) => p99Ms),
    web_cpu_ms: over(({ webCpuMs }) => webCpuMs),
    pg_cpu_ms: over(({ pgCpuMs }) => pgCpuMs),
    round_trips: roundTrips,
  };
}
