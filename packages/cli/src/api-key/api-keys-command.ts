import { createCommand, createNoun } from "../command/create-command.ts";
import { addTo } from "../command/repeated-option.ts";

const create = createCommand("create", {
  summary: "Make a key for one of a tenant's own programs, and print it, this once",
  needs: "--tenant <slug> --name <text> --scope <name>",
  examples: [
    "api-keys create --tenant acme --name CRM --scope conversations:write",
    "api-keys create --tenant acme --name Shop --scope conversations:write --scope conversations:on-behalf --expires-in-days 365",
  ],
  run: async (options) => (await import("./create-api-key.ts")).createApiKey(options),
})
  .option("--tenant <slug>", "whose key")
  .option("--name <text>", "what people call it, such as the program that has it")
  .option(
    "--scope <name>",
    "what it is good for: conversations:write, conversations:on-behalf or attachments:write; repeat it for more",
    addTo,
  )
  .option("--expires-in-days <number>", "how long it is good (default: until it is revoked)");

const list = createCommand("list", {
  summary: "List a tenant's keys by their beginnings, with when each was used last",
  needs: "--tenant <slug>",
  examples: ["api-keys list --tenant acme", "api-keys list --tenant acme --json | jq -r .prefix"],
  run: async (options) => (await import("./list-api-keys.ts")).listApiKeys(options),
}).option("--tenant <slug>", "whose keys");

const rotate = createCommand("rotate", {
  summary: "Make a key that takes over from another one, and print it, this once; both are good for a while",
  needs: "--tenant <slug> --id <id>",
  examples: ["api-keys rotate --tenant acme --id 019a… --overlap-hours 48"],
  run: async (options) => (await import("./rotate-api-key.ts")).rotateApiKey(options),
})
  .option("--tenant <slug>", "whose key")
  .option("--id <id>", "the key")
  .option("--overlap-hours <number>", "how long both are good; 0 after a leak (default: 24)");

const revoke = createCommand("revoke", {
  summary: "Revoke a key; it is refused within ten seconds",
  needs: "--tenant <slug> --id <id>",
  examples: ["api-keys revoke --tenant acme --id 019a…"],
  run: async (options) => (await import("./revoke-api-key.ts")).revokeApiKey(options),
})
  .option("--tenant <slug>", "whose key")
  .option("--id <id>", "the key");

/** `portal api-keys` */
export const apiKeysCommand = createNoun("api-keys", "Let tenants' own programs in", [create, list, rotate, revoke]);
