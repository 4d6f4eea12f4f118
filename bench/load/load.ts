import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

/** The ways in that are measured. */
export const doors = ["rest_anonymous", "rest_token", "trpc"] as const;
export type Door = (typeof doors)[number];

/** What a load is made of; it crosses to another process, so that its cost is not counted as the portal's. */
export const loadJobSchema = z.object({
  origin: z.string(),
  door: z.enum(doors),
  tenantIds: z.array(z.string()).min(1),
  token: z.string().nullable(),
  /** All from one address instead of each from a new one. */
  isOneAddress: z.boolean(),
  clients: z.number().int().positive(),
  /** Ends after so long, or after so many, whichever comes first. */
  durationMs: z.number().positive(),
  submissions: z.number().int().positive().nullable(),
  /** Asks at this pace, answered or not; `null` asks again as soon as there is an answer. */
  perSecond: z.number().positive().nullable(),
});
export type LoadJob = z.infer<typeof loadJobSchema>;

export const loadResultSchema = z.object({
  elapsedMs: z.number(),
  /** How long each 201 took. */
  createdMs: z.array(z.number()),
  /** Other answers by status, 0 for none at all. */
  others: z.record(z.string(), z.number()),
});
export type LoadResult = z.infer<typeof loadResultSchema>;

/**
 * Puts a load on a portal from a process of its own.
 *
 * @throws Error when anything but 201 came back: refusals are quick, and would make figures that mean nothing
 */
export async function load(job: LoadJob): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, "put-load.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const answer = once(child, "message");
  // Not its exit: what it has sent can still be on its way then.
  const exit = once(child, "disconnect").then(() => {
    throw new Error("The process that puts the load ended without a result.");
  });
  child.send(job);
  const received: unknown[] = await Promise.race([answer, exit]);
  exit.catch(() => undefined);
  const result = loadResultSchema.parse(received[0]);
  if (Object.keys(result.others).length > 0) {
    throw new Error(`The load was answered with more than 201: ${JSON.stringify(result.others)}.`);
  }
  return result;
}
