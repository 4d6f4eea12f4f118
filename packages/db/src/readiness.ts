import type pg from "pg";
import { migrationNames } from "./generated/migration-names.ts";

/** Whether requests can be served, and if not, why: sentences for the log, free of names and addresses of hosts. */
export interface Readiness {
  readonly ready: boolean;
  readonly problems: readonly string[];
}

/** Asks both roles' pools. Never rejects: a database that is away is an answer. */
export async function checkReadiness(web: pg.Pool, intake: pg.Pool): Promise<Readiness> {
  const [migrations, answer] = await Promise.allSettled([
    web.query<{ migration_name: string }>(
      "select migration_name from public._prisma_migrations where finished_at is not null and rolled_back_at is null",
    ),
    intake.query("select 1"),
  ]);
  const problems: string[] = [];
  if (answer.status === "rejected") problems.push("portal_intake gets no answer from the database.");
  if (migrations.status === "rejected") {
    problems.push("portal_web cannot ask the database which migrations are applied.");
  } else {
    const applied = new Set(migrations.value.rows.map((row) => row.migration_name));
    const missing = migrationNames.filter((name) => !applied.has(name));
    problems.push(...missing.map((name) => `The migration ${name} is not applied.`));
  }
  return { ready: problems.length === 0, problems };
}
