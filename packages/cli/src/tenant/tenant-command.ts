import { type Command, Option } from "commander";
import { createCommand, createNoun } from "../command/create-command.ts";
import { addTo } from "../command/repeated-option.ts";

const create = withLooks(
  createCommand("create", {
    summary: "Make a tenant; its portal is at /<slug> at once",
    needs: "--slug <slug> --name <text>",
    examples: [
      "tenant create --slug initech --name Initech",
      'tenant create --slug initech --name Initech --primary-color "#7a1f5c" --prefix INI --category Printers --category Reports',
    ],
    run: async (options) => (await import("./create-tenant.ts")).createTenant(options),
  }).option("--slug <slug>", "its short name in addresses: small letters, digits and single hyphens"),
).option("--closed", "take no requests yet");

const list = createCommand("list", {
  summary: "List all tenants, disabled ones too",
  examples: ["tenant list", "tenant list --json | jq -r .slug"],
  run: async (options) => (await import("./list-tenants.ts")).listTenants(options),
});

const update = withLooks(
  createCommand("update", {
    summary: "Change a tenant; what is not named stays as it is",
    needs: "--slug <slug>",
    examples: [
      'tenant update --slug initech --title "Initech support" --hostname help.initech.example',
      "tenant update --slug initech --closed",
      "tenant update --slug initech --no-hostname --enable",
      "tenant update --slug initech --allowed-origin https://www.initech.example --allowed-origin https://shop.initech.example",
      "tenant update --slug initech --max-files 3 --max-file-mb 5 --file-type image/png --file-type application/pdf",
    ],
    run: async (options) => (await import("./update-tenant.ts")).updateTenant(options),
  }).option("--slug <slug>", "which tenant; a slug itself stays"),
)
  .option("--no-hostname", "give up its host name")
  .option("--no-logo-url", "show no logo")
  .option("--no-category", "offer no categories")
  .addOption(new Option("--closed", "take no requests").conflicts("open"))
  .option("--open", "take requests")
  .addOption(new Option("--disable", "answer as if there were no such tenant").conflicts("enable"))
  .option("--enable", "answer again")
  .option(
    "--submission-policy <policy>",
    "visitors nothing proves: accept them, hold what they send, or ask to sign_in",
  )
  .option("--challenge-policy <policy>", "when a visitor's program has to work for a request: off, adaptive or always")
  .option(
    "--allowed-origin <origin>",
    "whose pages may call the API from a browser, such as https://www.initech.example; repeat it for all of them",
    addTo,
  )
  .option("--no-allowed-origin", "let no other site's pages call the API")
  .option("--max-files <number>", "how many files a request may have, 10 at most; 0 takes none")
  .option("--max-file-mb <number>", "how large one file may be, in megabytes")
  .option("--max-total-mb <number>", "how large the files of one request may be together, in megabytes")
  .option("--file-type <type>", "a content type that it takes, such as image/png; repeat it for more", addTo);

/** `portal tenant` */
export const tenantCommand = createNoun("tenant", "Make, list and change tenants", [create, list, update]);

function withLooks(command: Command): Command {
  return command
    .option("--name <text>", "the organisation's name")
    .option("--title <text>", "the heading of its pages")
    .option("--description <text>", "the sentence below the heading")
    .option("--hostname <host>", "a host name of its own, such as help.initech.example")
    .option("--primary-color <color>", "its colour, as #rrggbb")
    .option("--logo-url <address>", "its logo: an https address, or a path of this portal")
    .option("--locale <tag>", "the language of its pages, such as en or de-AT")
    .option("--prefix <letters>", "what its references begin with: two to six capital letters, such as REQ")
    .option("--category <text>", "a category that its form offers; repeat it for more", addTo);
}
