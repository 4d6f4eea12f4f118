import { quantile } from "../../scripts/stress/statistics.ts";
import { load, type LoadJob } from "../load/load.ts";
import { processorMs } from "../measure/processor-time.ts";

/** What a load came to. */
export interface Measured {
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of a submission, in milliseconds. */
  readonly webCpuMs: number;
  readonly pgCpuMs: number;
}

/** The processes whose processor time counts. */
export interface Watched {
  readonly web: number;
  readonly postmaster: number;
}

/** Puts a load on a portal and looks at the processor time of both sides before and after. */
export async function measureLoad(job: LoadJob, { web, postmaster }: Watched): Promise<Measured> {
  const [webBeforeMs, pgBeforeMs] = [await processorMs(web), await processorMs(postmaster)];
  const { createdMs, elapsedMs } = await load(job);
  const [webAfterMs, pgAfterMs] = [await processorMs(web), await processorMs(postmaster)];
  return {
    rps: (createdMs.length / elapsedMs) * 1_000,
    p50Ms: quantile(createdMs, 0.5),
    p99Ms: quantile(createdMs, 0.99),
    webCpuMs: (webAfterMs - webBeforeMs) / createdMs.length,
    pgCpuMs: (pgAfterMs - pgBeforeMs) / createdMs.length,
  };
}
