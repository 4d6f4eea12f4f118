import { load } from "../load/load.ts";
import { residentMb } from "../measure/processor-time.ts";
import type { BenchPortal } from "../portal/bench-portal.ts";
import type { Plan } from "./plan.ts";

const hourMs = 3_600_000;

/** Memory of the web process after half of so many submissions and after all of them: whether it still grows shows between the two. */
export interface MemoryFigures {
  readonly halfwayMb: number;
  readonly afterMb: number;
  readonly submissions: number;
}

/** Sends that many submissions on top of what came before, or only looks where the plan has no time for them. */
export async function measureMemory({ portal, tenantIds, token }: BenchPortal, plan: Plan): Promise<MemoryFigures> {
  const { submissionsForMemory: submissions, clients } = plan;
  if (submissions === null) {
    return { halfwayMb: Number.NaN, afterMb: await residentMb(portal.pid()), submissions: 0 };
  }
  const job = {
    origin: portal.origin,
    tenantIds: [...tenantIds],
    token,
    isOneAddress: false,
    clients,
    perSecond: null,
  };
  const sendHalf = async () => {
    await load({ ...job, door: "rest_anonymous", durationMs: hourMs, submissions: submissions / 2 });
    return residentMb(portal.pid());
  };
  return { halfwayMb: await sendHalf(), afterMb: await sendHalf(), submissions };
}
