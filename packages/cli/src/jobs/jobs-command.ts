import { createCommand, createNoun } from "../command/create-command.ts";
import { addTo } from "../command/repeated-option.ts";

const list = createCommand("list", {
  summary: "Show what waits for the worker, runs and is dead, by task",
  examples: ["jobs list"],
  run: async (options) => (await import("./list-jobs.ts")).listJobs(options),
});

const dead = createCommand("dead", {
  summary: "List the jobs that no attempt could do, oldest first, and what they died of",
  examples: ["jobs dead", "jobs dead --json | jq -r .id"],
  run: async (options) => (await import("./list-dead-jobs.ts")).listDeadJobs(options),
});

const replay = createCommand("replay", {
  summary: "Make dead jobs new ones, with all their attempts before them",
  needs: "(--id <id> | --all)",
  examples: ["jobs replay --all", "jobs replay --id 019a…"],
  run: async (options) => (await import("./replay-jobs.ts")).replayJobs(options),
})
  .option("--id <id>", "a dead job; repeat it for more", addTo)
  .option("--all", "every dead job");

/** `portal jobs` */
export const jobsCommand = createNoun("jobs", "Look after what the worker does", [list, dead, replay]);
