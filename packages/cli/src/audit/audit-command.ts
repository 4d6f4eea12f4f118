import { createCommand } from "../command/create-command.ts";

/** `portal audit` */
export const auditCommand = createCommand("audit", {
  summary: "Print what was done in a tenant, by whom and through which door, newest first",
  needs: "--tenant <slug>",
  examples: ["audit --tenant acme --limit 20", "audit --tenant acme --json | jq -r .action"],
  run: async (options) => (await import("./print-audit-trail.ts")).printAuditTrail(options),
})
  .option("--tenant <slug>", "whose audit trail")
  .option("--limit <number>", "at most so many lines of it (default: all)");
