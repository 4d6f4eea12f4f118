import { randomInt } from "node:crypto";
import { atMost, counted, type Finding, noted } from "./findings.ts";
import { newAddress, submitOnce } from "./open-loop.ts";
import { median } from "./statistics.ts";
import { startStressedPortal } from "./stressed-portal.ts";

const knownAddresses = 50;
const warmUps = 200;
const limitPercent = 5;

type Kind = "known" | "unknown";

/** Submits for known and unknown addresses in turn, and holds the medians of their answers against each other. */
export async function runTiming(pairs: number): Promise<Finding[]> {
  await using portal = await startStressedPortal();
  const known = Array.from({ length: knownAddresses }, newAddress);
  for (const email of known) await submitOnce(portal, email);
  for (let count = 0; count < warmUps; count += 1) await submitOnce(portal);

  const durationsMs: Record<Kind, number[]> = { known: [], unknown: [] };
  let failures = 0;
  const measure = async (kind: Kind) => {
    const email = kind === "known" ? (known[randomInt(known.length)] ?? newAddress()) : newAddress();
    const { status, durationMs } = await submitOnce(portal, email);
    if (status !== 201) failures += 1;
    durationsMs[kind].push(durationMs);
  };
  for (let pair = 0; pair < pairs; pair += 1) await inRandomOrder(measure);

  const [knownMs, unknownMs] = [median(durationsMs.known), median(durationsMs.unknown)];
  const differencePercent = (Math.abs(knownMs - unknownMs) / Math.min(knownMs, unknownMs)) * 100;
  return [
    noted("submissions of each kind", pairs),
    noted("median in ms, known address", knownMs),
    noted("median in ms, unknown address", unknownMs),
    atMost("difference in percent", differencePercent, limitPercent),
    counted("answers that were not 201", failures),
  ];
}

// What one submission leaves to be done in the background must not always meet the other kind.
async function inRandomOrder(measure: (kind: Kind) => Promise<void>): Promise<void> {
  const order: Kind[] = randomInt(2) === 0 ? ["known", "unknown"] : ["unknown", "known"];
  for (const kind of order) await measure(kind);
}
