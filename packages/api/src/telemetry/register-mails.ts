import type { Database } from "@portal/db";
import { Gauge, type Registry } from "prom-client";
import { z } from "zod";

const countRows = z.array(z.object({ kind: z.string(), outcome: z.string(), count: z.number() }));

/** Shows what became of the mail of the last ten minutes: `interrupted` above 0 is a tenant's circuit breaker that has tripped. */
export function registerMails(registry: Registry, database: Database): void {
  new Gauge({
    name: "portal_requester_mails_recent",
    help: "Mails to those who wrote that were decided in the last ten minutes, by kind and outcome",
    labelNames: ["kind", "outcome"],
    registers: [registry],
    collect: async function () {
      this.reset();
      // A database that is away must not take the other numbers with it.
      const counts = await countMails(database).catch(() => []);
      for (const { kind, outcome, count } of counts) this.set({ kind, outcome }, count);
    },
  });
}

async function countMails(database: Database): Promise<z.output<typeof countRows>> {
  return countRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        select kind::text, outcome::text, count(*)::int from requester_mails
        where created_at > now() - interval '10 minutes' group by 1, 2 order by 1, 2`,
    ),
  );
}
