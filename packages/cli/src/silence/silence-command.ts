import { createCommand, createNoun } from "../command/create-command.ts";

const list = createCommand("list", {
  summary: "List the addresses that want no mail, as hashes, and who said so",
  examples: ["silence list", "silence list --json | jq -r .address_hash"],
  run: async (options) => (await import("./list-silenced.ts")).listSilenced(options),
});

const add = createCommand("add", {
  summary: "Stop mail about requests to an address, under all its tags and for all tenants",
  needs: "--email <address>",
  examples: ["silence add --email ada@example.com"],
  run: async (options) => (await import("./set-silence.ts")).addSilence(options),
}).option("--email <address>", "an e-mail address");

const remove = createCommand("remove", {
  summary: "Let mail about requests to an address go on, counted anew",
  needs: "--email <address>",
  examples: ["silence remove --email ada@example.com"],
  run: async (options) => (await import("./set-silence.ts")).removeSilence(options),
}).option("--email <address>", "an e-mail address");

/** `portal silence` */
export const silenceCommand = createNoun("silence", "Look after the addresses that want no mail", [list, add, remove]);
