import { createCommand } from "../command/create-command.ts";

/** `portal release` */
export const releaseCommand = createCommand("release", {
  summary: "Let a held or quarantined conversation go the way of an accepted one",
  needs: "--tenant <slug> --conversation <reference>",
  examples: ["release --tenant acme --conversation REQ-7Q4M-2XKD"],
  run: async (options) => (await import("./release-conversation.ts")).releaseWaiting(options),
})
  .option("--tenant <slug>", "whose conversation")
  .option(
    "--conversation <reference>",
    "its reference or its id, as `portal conversations --disposition held` shows it",
  );
