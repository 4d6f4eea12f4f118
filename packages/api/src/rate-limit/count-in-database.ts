import type { Database } from "@portal/db";
import { z } from "zod";

const counterRows = z.array(z.object({ points: z.number(), msBeforeNext: z.number() }));

/** How many requests the window of a key has seen, and how long it still runs, in milliseconds. */
export type Counter = z.infer<typeof counterRows>[number];

interface CountedKey {
  key: string;
  windowSeconds: number;
}

/** Counts one request in one statement, so that of two at once neither is missed. A window that is over begins anew. */
export async function countInDatabase(database: Database, { key, windowSeconds }: CountedKey): Promise<Counter> {
  const [counter] = counterRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        insert into rate_limits as counter (key, points, expires_at)
        values (${key}, 1, clock_timestamp() + make_interval(secs => ${windowSeconds}::int))
        on conflict (key) do update set
          points = case when counter.expires_at <= clock_timestamp() then 1 else counter.points + 1 end,
          expires_at = case when counter.expires_at <= clock_timestamp() then excluded.expires_at else counter.expires_at end
        returning points, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "msBeforeNext"`,
    ),
  );
  if (counter === undefined) throw new Error("The counter was not answered");
  return counter;
}

/** Removes the windows that are over; how many there were does not matter, who they were of is nowhere. */
export async function forgetOverWindows(database: Database): Promise<number> {
  return database.withRlsBypass(
    (tx) => tx.$executeRaw`delete from rate_limits where expires_at < now() - interval '1 minute'`,
  );
}
