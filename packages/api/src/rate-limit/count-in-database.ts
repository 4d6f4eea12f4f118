import type { Database } from "@portal/db";
import { z } from "zod";
import type { SharedTotal, UnsharedPoints } from "./window-counters.ts";

const totalRows = z.array(z.object({ key: z.string(), points: z.number(), msBeforeNext: z.number() }));

/** Adds points to counters that all processes share, and says what they hold then. */
export type CounterStore = (points: readonly UnsharedPoints[]) => Promise<SharedTotal[]>;

/**
 * Makes the store of the database: any number of counters in one statement, so that of two requests at once neither is missed. A window
 * that is over begins anew.
 */
export function countInDatabase(database: Database): CounterStore {
  return async (points) => {
    const keys = points.map(({ key }) => key);
    const added = points.map(({ points: count }) => count);
    const windows = points.map(({ windowSeconds }) => windowSeconds);
    // Always in the same order, so that two processes that tell of the same keys do not wait for each other in a circle.
    return totalRows.parse(
      await database.withRlsBypass(
        (tx) => tx.$queryRaw`
          insert into rate_limits as counter (key, points, expires_at)
          select key, points, clock_timestamp() + make_interval(secs => window_seconds)
          from unnest(${keys}::text[], ${added}::int[], ${windows}::int[]) as told (key, points, window_seconds)
          order by key
          on conflict (key) do update set
            points = case when counter.expires_at <= clock_timestamp() then 0 else counter.points end + excluded.points,
            expires_at = case when counter.expires_at <= clock_timestamp() then excluded.expires_at else counter.expires_at end
          returning key, points, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "msBeforeNext"`,
      ),
    );
  };
}

/** Removes the windows that are over; how many there were does not matter, who they were of is nowhere. */
export async function forgetOverWindows(database: Database): Promise<number> {
  return database.withRlsBypass(
    (tx) => tx.$executeRaw`delete from rate_limits where expires_at < now() - interval '1 minute'`,
  );
}
