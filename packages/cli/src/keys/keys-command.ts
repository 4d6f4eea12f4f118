import { createCommand, createNoun } from "../command/create-command.ts";

const list = createCommand("list", {
  summary: "List the keys that sign and verify this install's tokens, newest first",
  examples: ["keys list"],
  run: async (options) => (await import("./list-keys.ts")).listKeys(options),
});

const rotate = createCommand("rotate", {
  summary: "Add a signing key; it signs half a minute later, older keys verify until no valid token is theirs",
  examples: ["keys rotate"],
  run: async (options) => (await import("./rotate-keys.ts")).rotateKeys(options),
});

/** `portal keys` */
export const keysCommand = createNoun("keys", "Look after the keys that sign tokens", [list, rotate]);
