import { type Database, type QueueState, readQueueState } from "@portal/db";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { registerMails } from "./register-mails.ts";

const durationBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What `/api/metrics` shows; labels are tenant slugs, doors and outcomes, never anything about a person. */
export interface Metrics {
  registry: Registry;
  submissions: Counter<"tenant" | "door" | "outcome">;
  submissionDurationSeconds: Histogram<"door" | "outcome">;
  limitsReached: Counter<"limit">;
  suspicions: Counter<"tenant" | "reason">;
}

/** Makes the process's registry, with pool use and event-loop lag read at each scrape. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registerPoolUse(registry, database);
  registerQueueState(registry, database);
  registerMails(registry, database);
  return {
    registry,
    submissions: new Counter({
      name: "portal_submissions_total",
      help: "Submissions by tenant, door and outcome: created, or the error code",
      labelNames: ["tenant", "door", "outcome"],
      registers: [registry],
    }),
    submissionDurationSeconds: new Histogram({
      name: "portal_submission_duration_seconds",
      help: "Time from the start of the procedure to its answer",
      labelNames: ["door", "outcome"],
      buckets: durationBucketsSeconds,
      registers: [registry],
    }),
    limitsReached: new Counter({
      name: "portal_limits_reached_total",
      help: "Submissions that a limit turned away or asked for a challenge, by limit",
      labelNames: ["limit"],
      registers: [registry],
    }),
    suspicions: new Counter({
      name: "portal_suspicions_total",
      help: "What sent submissions into quarantine, by tenant and reason; one submission can have several",
      labelNames: ["tenant", "reason"],
      registers: [registry],
    }),
  };
}

function registerPoolUse(registry: Registry, database: Database): void {
  const connections = new Gauge({
    name: "portal_database_pool_connections",
    help: "Connections by pool and state; waiting counts requests for one",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      const usage = database.poolUsage();
      for (const [pool, { total, idle, waiting, running, queued }] of Object.entries(usage)) {
        const states = { total, idle, waiting, running, queued };
        for (const [state, count] of Object.entries(states)) connections.set({ pool, state }, count);
      }
    },
  });
}

// Read from the database at each scrape, so that they are true whichever worker is or is not running.
function registerQueueState(registry: Registry, database: Database): void {
  const read = readOnceAScrape(database);
  const registers = [registry];
  new Gauge({
    name: "portal_outbox_waiting",
    help: "Events that wait for the worker",
    registers,
    collect: async function () {
      this.set((await read())?.outboxWaiting ?? NaN);
    },
  });
  new Gauge({
    name: "portal_outbox_oldest_seconds",
    help: "Age of the oldest event that waits for the worker",
    registers,
    collect: async function () {
      this.set((await read())?.outboxOldestSeconds ?? NaN);
    },
  });
  new Gauge({
    name: "portal_jobs_oldest_ready_seconds",
    help: "How long the oldest job has been due",
    labelNames: ["task"],
    registers,
    collect: async function () {
      const tasks = (await read())?.tasks ?? [];
      this.reset();
      for (const { task, oldestReadySeconds } of tasks) this.set({ task }, oldestReadySeconds);
    },
  });
  new Gauge({
    name: "portal_jobs",
    help: "Jobs by task and state: waiting, failing (waiting for another attempt), running, dead",
    labelNames: ["task", "state"],
    registers,
    collect: async function () {
      const tasks = (await read())?.tasks ?? [];
      this.reset();
      for (const { task, waiting, failing, running, dead } of tasks) {
        for (const [state, count] of Object.entries({ waiting, failing, running, dead }))
          this.set({ task, state }, count);
      }
    },
  });
}

/** The gauges of one scrape are collected together and get one answer; `null` when the database cannot be asked. */
function readOnceAScrape(database: Database): () => Promise<QueueState | null> {
  let pending: Promise<QueueState | null> | undefined;
  return () => {
    // A database that is away must not take the other numbers with it.
    pending ??= readQueueState(database)
      .catch(() => null)
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
}
