import type { Database } from "@portal/db";
import { z } from "zod";
import { fromBits, toBits, type SenderSketch } from "./sender-sketch.ts";

const sketchRows = z.array(z.object({ feature: z.string(), senders: z.string(), msBeforeNext: z.number() }));

/** Senders of a text's feature that other processes have not been told of. */
export interface ToldSketch {
  feature: string;
  senders: SenderSketch;
}

/** The senders that all processes have seen, and how long the window still runs. */
export interface SharedSketch extends ToldSketch {
  msBeforeNext: number;
}

/** Joins sketches with those that all processes share, and says what these hold then. */
export type SketchStore = (sketches: readonly ToldSketch[], windowSeconds: number) => Promise<SharedSketch[]>;

/** Makes the store of the database: any number of sketches in one statement. A window that is over begins anew. */
export function sketchesInDatabase(database: Database): SketchStore {
  return async (sketches, windowSeconds) => {
    const features = sketches.map(({ feature }) => feature);
    const senders = sketches.map((sketch) => toBits(sketch.senders));
    const rows = await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        insert into text_sketches as sketch (feature, senders, expires_at)
        select feature, senders::bit(256), clock_timestamp() + make_interval(secs => ${windowSeconds}::int)
        from unnest(${features}::text[], ${senders}::text[]) as told (feature, senders)
        order by feature
        on conflict (feature) do update set
          senders = case when sketch.expires_at <= clock_timestamp() then excluded.senders
            else sketch.senders | excluded.senders end,
          expires_at = case when sketch.expires_at <= clock_timestamp() then excluded.expires_at else sketch.expires_at end
        returning feature, senders::text, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "msBeforeNext"`,
    );
    return sketchRows.parse(rows).map((row) => ({ ...row, senders: fromBits(row.senders) }));
  };
}

/** Forgets which texts were sent by how many once their hour is over. */
export function sweepSketches(database: Database): Promise<number> {
  return database.withRlsBypass((tx) => tx.$executeRaw`delete from text_sketches where expires_at <= now()`);
}
