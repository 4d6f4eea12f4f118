import { createCommand } from "../command/create-command.ts";

/** `portal token` */
export const tokenCommand = createCommand("token", {
  summary: "Print an end-user token (JWT) and nothing else, to try the API as a signed-in person",
  needs: "--tenant <slug> --email <address> --name <text>",
  examples: [
    'token --tenant acme --email ada@example.com --name "Ada Lovelace"',
    'token --tenant acme --email ada@example.com --name "Ada Lovelace" --expires-in 60 --json',
  ],
  run: async (options) => (await import("./mint-token.ts")).mintToken(options),
})
  .option("--tenant <slug>", "the tenant whose help center the token opens")
  .option("--email <address>", "the person's address; your word proves it")
  .option("--name <text>", "the person's name")
  .option("--expires-in <seconds>", "how long it holds, a day (86400) at most (default: 3600)");
