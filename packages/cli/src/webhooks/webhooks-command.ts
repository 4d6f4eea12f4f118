import { createCommand, createNoun } from "../command/create-command.ts";
import { addTo } from "../command/repeated-option.ts";

const add = createCommand("add", {
  summary: "Tell a tenant's own system of what happens, at an https address; prints the secret that signs, this once",
  needs: "--tenant <slug> --url <address>",
  examples: ["webhooks add --tenant acme --url https://hooks.acme.example/portal"],
  run: async (options) => (await import("./add-webhook.ts")).addWebhook(options),
})
  .option("--tenant <slug>", "whose endpoint")
  .option("--url <address>", "where messages are posted: https, port 443, on the public internet")
  .option("--event <type>", "an event to be told of; repeat it for more (default: all)", addTo);

const list = createCommand("list", {
  summary: "List a tenant's endpoints",
  needs: "--tenant <slug>",
  examples: ["webhooks list --tenant acme"],
  run: async (options) => (await import("./list-webhooks.ts")).listWebhooks(options),
}).option("--tenant <slug>", "whose endpoints");

const remove = createCommand("remove", {
  summary: "Remove an endpoint with its secrets and its delivery log",
  needs: "--tenant <slug> --id <id>",
  examples: ["webhooks remove --tenant acme --id 019a…"],
  run: async (options) => (await import("./remove-webhook.ts")).removeWebhook(options),
})
  .option("--tenant <slug>", "whose endpoint")
  .option("--id <id>", "the endpoint");

const rotateSecret = createCommand("rotate-secret", {
  summary: "Give an endpoint a new secret and print it, this once; the one before signs beside it for a while",
  needs: "--tenant <slug> --id <id>",
  examples: ["webhooks rotate-secret --tenant acme --id 019a… --overlap-hours 48"],
  run: async (options) => (await import("./rotate-webhook-secret.ts")).rotateWebhookSecret(options),
})
  .option("--tenant <slug>", "whose endpoint")
  .option("--id <id>", "the endpoint")
  .option("--overlap-hours <number>", "how long both sign; 0 after a leak (default: 24)");

const deliveries = createCommand("deliveries", {
  summary: "Show a tenant's delivery log, newest first",
  needs: "--tenant <slug>",
  examples: ["webhooks deliveries --tenant acme --status dead", "webhooks deliveries --tenant acme --limit 5 --json"],
  run: async (options) => (await import("./list-webhook-deliveries.ts")).listWebhookDeliveries(options),
})
  .option("--tenant <slug>", "whose deliveries")
  .option("--status <name>", "only pending, delivered, dead or cancelled ones")
  .option("--limit <number>", "at most so many (default: 100)");

const replay = createCommand("replay", {
  summary: "Send a message again, under the same id, whatever became of it",
  needs: "--tenant <slug> --id <id>",
  examples: ["webhooks replay --tenant acme --id 019a…"],
  run: async (options) => (await import("./replay-webhook.ts")).replayWebhook(options),
})
  .option("--tenant <slug>", "whose delivery")
  .option("--id <id>", "the delivery");

const test = createCommand("test", {
  summary: "Send a message of the type webhook.test to an endpoint",
  needs: "--tenant <slug> --id <id>",
  examples: ["webhooks test --tenant acme --id 019a…"],
  run: async (options) => (await import("./test-webhook.ts")).testWebhook(options),
})
  .option("--tenant <slug>", "whose endpoint")
  .option("--id <id>", "the endpoint");

/** `portal webhooks` */
export const webhooksCommand = createNoun("webhooks", "Tell tenants' own systems of what happens", [
  add,
  list,
  remove,
  rotateSecret,
  deliveries,
  replay,
  test,
]);
