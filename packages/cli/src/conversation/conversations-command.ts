import { createCommand } from "../command/create-command.ts";

/** `portal conversations` */
export const conversationsCommand = createCommand("conversations", {
  summary: "Print a tenant's stored conversations, newest first",
  needs: "--tenant <slug>",
  examples: [
    "conversations --tenant acme",
    "conversations --tenant acme --limit 5 --json",
    "conversations --tenant acme --disposition quarantined",
    "conversations --tenant acme --json | jq -r .display_id",
  ],
  run: async (options) => (await import("./print-conversations.ts")).printConversations(options),
})
  .option("--tenant <slug>", "whose conversations")
  .option("--disposition <name>", "accepted (default), held until their sender is proved, or quarantined")
  .option("--limit <number>", "at most so many of them (default: all)");
