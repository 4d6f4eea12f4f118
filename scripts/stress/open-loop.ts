import { setTimeout as wait } from "node:timers/promises";
import { type Answer, call } from "./call.ts";
import type { StressedPortal } from "./stressed-portal.ts";
import { submissionFrom } from "./submission.ts";

/** Longer than anybody waits: what takes so long is seen as what it is. */
const callTimeoutMs = 20_000;
const tickMs = 5;

/** An answer, and when its question was asked since the load began. */
export interface Sample {
  readonly atMs: number;
  readonly status: number;
  readonly durationMs: number;
}

/** Submits once, from an address that nobody has used unless said. */
export function submitOnce({ origin, tenantId, agent }: StressedPortal, email = newAddress()): Promise<Answer> {
  return call({
    url: `${origin}/api/v1/help-center/conversations?tenant_id=${tenantId}`,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(submissionFrom(email)),
    agent,
    timeoutMs: callTimeoutMs,
  });
}

/** An address of no meaning; all of them are equally long. */
export function newAddress(): string {
  return `visitor-${crypto.randomUUID()}@example.com`;
}

/** So many clients, each of which asks again as soon as it is answered: what the portal can do. */
export async function loadClosed(portal: StressedPortal, clients: number, durationMs: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startedAtMs = performance.now();
  const elapsedMs = () => performance.now() - startedAtMs;
  const run = async () => {
    while (elapsedMs() < durationMs) {
      const atMs = elapsedMs();
      const { status, durationMs: tookMs } = await submitOnce(portal);
      samples.push({ atMs, status, durationMs: tookMs });
    }
  };
  await Promise.all(Array.from({ length: clients }, run));
  return samples;
}

/** Asks so many times a second, whether or not it is answered: what the world does. Ends when all are answered. */
export async function loadOpen(portal: StressedPortal, perSecond: number, durationMs: number): Promise<Sample[]> {
  const startedAtMs = performance.now();
  const elapsedMs = () => performance.now() - startedAtMs;
  const asked: Promise<Sample>[] = [];
  const ask = async (): Promise<Sample> => {
    const atMs = elapsedMs();
    const { status, durationMs: tookMs } = await submitOnce(portal);
    return { atMs, status, durationMs: tookMs };
  };
  while (elapsedMs() < durationMs) {
    const due = Math.floor((Math.min(elapsedMs(), durationMs) * perSecond) / 1_000);
    while (asked.length < due) asked.push(ask());
    await wait(tickMs);
  }
  return Promise.all(asked);
}
