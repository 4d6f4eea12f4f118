import { Pool } from "undici";
import { processorMs, residentMb } from "../measure/processor-time.ts";
import type { ServedPortal } from "../portal/served-portal.ts";

const requests = 1_000;
const clients = 16;

/** What a portal costs that has nothing to do. */
export interface IdleFigures {
  readonly startMb: number;
  /** Processor time of a request that asks for nothing. */
  readonly emptyRouteCpuMs: number;
}

/** Looks at a portal that has just started. */
export async function measureIdle(portal: ServedPortal): Promise<IdleFigures> {
  const startMb = await residentMb(portal.pid());
  const pool = new Pool(portal.origin, { connections: clients, pipelining: 1 });
  const ask = async (count: number) => {
    for (let asked = 0; asked < count; asked += clients) await Promise.all(Array.from({ length: clients }, askOnce));
  };
  const askOnce = async () => {
    const { body } = await pool.request({ method: "GET", path: "/api/health" });
    await body.dump();
  };
  await ask(requests);
  const beforeMs = await processorMs(portal.pid());
  await ask(requests);
  const emptyRouteCpuMs = ((await processorMs(portal.pid())) - beforeMs) / requests;
  await pool.close();
  return { startMb, emptyRouteCpuMs };
}
