import { atLeast, atMost, counted, type Finding, noted } from "./findings.ts";
import { loadClosed, loadOpen, type Sample } from "./open-loop.ts";
import { quantile } from "./statistics.ts";
import { startStressedPortal } from "./stressed-portal.ts";

const clients = 16;
const warmUpMs = 5_000;
const measuringMs = 15_000;
const calmMs = 10_000;
const calmShare = 0.3;
const surge = 4;
const usefulShare = 0.8;
const refusalLimitMs = 500;
const recoveryMs = 10_000;
const recoveredMs = 5_000;
/** How much slower than before the surge still counts as back to normal: a measurement of seconds varies by itself. */
const normalFactor = 2;

/** Offers four times what the portal can do for so many minutes, and looks at who was served and how soon others knew. */
export async function runOverload(minutes: number): Promise<Finding[]> {
  await using portal = await startStressedPortal();
  await loadClosed(portal, clients, warmUpMs);
  const measured = await loadClosed(portal, clients, measuringMs);
  const capacity = served(measured).length / (measuringMs / 1_000);
  const before = await loadOpen(portal, capacity * calmShare, calmMs);

  const surgeMs = minutes * 60_000;
  const during = await loadOpen(portal, capacity * surge, surgeMs);
  const afterwards = await loadOpen(portal, capacity * calmShare, recoveryMs + recoveredMs);

  const refused = during.filter(({ status }) => status === 429 || status === 503);
  const lost = during.length - refused.length - served(during).length;
  const finishedInTime = served(during).filter(({ atMs, durationMs }) => atMs + durationMs <= surgeMs);
  const normal = quantile(durations(before), 0.95);
  const recovered = afterwards.filter(({ atMs }) => atMs >= recoveryMs);
  return [
    noted("capacity: 201 a second", capacity),
    noted("  their median in ms", quantile(durations(measured), 0.5)),
    noted("offered a second", during.length / (surgeMs / 1_000)),
    noted("refused with 429 or 503", refused.length),
    atMost("  in ms, 99 of 100", quantile(durations(refused), 0.99), refusalLimitMs),
    noted("  their median in ms", quantile(durations(refused), 0.5)),
    counted("neither served nor refused", lost),
    atLeast("201 a second meanwhile", finishedInTime.length / (surgeMs / 1_000), capacity * usefulShare),
    noted("  in ms, 99 of 100", quantile(durations(served(during)), 0.99)),
    noted("in ms at calm load, 95 of 100", normal),
    atMost("  ten seconds after the surge", quantile(durations(recovered), 0.95), Math.ceil(normal * normalFactor)),
    counted("  of them not 201", recovered.length - served(recovered).length),
  ];
}

function served(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ status }) => status === 201);
}

function durations(samples: readonly Sample[]): number[] {
  return samples.map(({ durationMs }) => durationMs);
}
