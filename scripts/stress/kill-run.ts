import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { checkMails } from "./check-mails.ts";
import { checkRows } from "./check-rows.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import { atLeast, counted, type Finding, noted } from "./findings.ts";
import { type Outcome, submitUntil } from "./persistent-client.ts";
import { type Rest, settle } from "./settle.ts";
import { startStressedPortal, type StressedPortal } from "./stressed-portal.ts";
import { drawVictims, killOne, type KillTerms, type Victim, victims } from "./victims.ts";

const clients = 12;
/** Between two kills so many submissions have to get through: a portal that is down cannot be killed any more. */
const answersBetweenKills = 3;
const patienceMs = 60_000;
/** What a killed worker had in hand several times waits longer each time. */
const settleTimeoutMs = 900_000;
const longestList = 200;

/** Kills parts of a portal under load, so often, and looks at what is left. */
export async function runKills(kills: number, terms: KillTerms): Promise<Finding[]> {
  await using portal = await startStressedPortal();
  const outcomes: Outcome[] = [];
  const stopping = new AbortController();
  const submitting = Array.from({ length: clients }, () =>
    submitUntil(portal, stopping.signal, (outcome) => outcomes.push(outcome)),
  );
  const killed = new Map<Victim, number>();
  try {
    for (const victim of drawVictims(kills)) {
      await underLoad(outcomes);
      if (await killSurely(portal, victim, terms)) killed.set(victim, (killed.get(victim) ?? 0) + 1);
    }
    await underLoad(outcomes);
  } finally {
    stopping.abort();
  }
  await Promise.all(submitting);
  const rest = await settle(portal, settleTimeoutMs);
  return [
    atLeast(
      "kills",
      [...killed.values()].reduce((sum, count) => sum + count, 0),
      kills,
    ),
    ...victims.map((victim) => noted(`  of them: ${victim}`, killed.get(victim) ?? 0)),
    ...describeLoad(outcomes),
    ...describeRest(rest),
    ...(await checkRows(portal, outcomes)),
    ...(await checkWebhooks(portal, outcomes)),
    ...(await checkMails(portal)),
  ];
}

function describeRest({ left, open, seconds, mostRetries }: Rest): Finding[] {
  return [
    counted(`follow-ups that are not done${open === "" ? "" : ` (${open.slice(0, longestList)})`}`, left),
    noted("  seconds until they were", seconds),
    noted("  retries of one job at most", mostRetries),
  ];
}

function describeLoad(outcomes: readonly Outcome[]): Finding[] {
  const refused = outcomes.filter(({ status }) => status !== 201);
  return [
    noted("submissions", outcomes.length),
    noted("  sent more than once until they were answered", outcomes.filter(({ tries }) => tries > 1).length),
    noted("  answered with what an earlier try had stored", outcomes.filter(({ isReplayed }) => isReplayed).length),
    noted("  with a file", outcomes.filter(({ fileCount }) => fileCount > 0).length),
    counted(`submissions refused for good${examplesOf(refused)}`, refused.length),
  ];
}

function examplesOf(refused: readonly Outcome[]): string {
  const examples = new Set(refused.map(({ status, detail }) => `${status} ${detail}`));
  return examples.size === 0 ? "" : ` (${[...examples].slice(0, 3).join("; ")})`;
}

async function underLoad(outcomes: readonly Outcome[]): Promise<void> {
  const enough = outcomes.length + answersBetweenKills;
  const deadline = AbortSignal.timeout(patienceMs);
  while (outcomes.length < enough) {
    if (deadline.aborted) throw new Error(`No submission got through for ${patienceMs / 1_000} seconds.`);
    await wait(20);
  }
  await wait(randomInt(200));
}

/** The question for a backend's process id may itself meet a database that is only coming back. */
async function killSurely(portal: StressedPortal, victim: Victim, terms: KillTerms): Promise<boolean> {
  const deadline = AbortSignal.timeout(patienceMs);
  for (;;) {
    try {
      if (await killOne(portal, victim, terms)) return true;
    } catch (error) {
      if (deadline.aborted) throw error;
    }
    if (deadline.aborted) return false;
    await wait(100);
  }
}
