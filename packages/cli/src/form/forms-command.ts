import type { Command } from "commander";
import { createCommand, createNoun } from "../command/create-command.ts";

const list = createCommand("list", {
  summary: "List a tenant's forms, unpublished and retired ones too",
  needs: "--tenant <slug>",
  examples: ["forms list --tenant acme"],
  run: async (options) => (await import("./list-forms.ts")).listForms(options),
}).option("--tenant <slug>", "whose forms");

const exportForm = ofForm(
  createCommand("export", {
    summary: "Print a form as the one file that another tenant can import",
    needs: "--tenant <slug> --form <key>",
    examples: ["forms export --tenant acme --form it-support > it-support.json"],
    run: async (options) => (await import("./export-form.ts")).exportForm(options),
  }),
)
  .option("--version <number>", "a published version (default: the current one)")
  .option("--draft", "the draft");

const importForm = ofForm(
  createCommand("import", {
    summary: "Save a file as a form's draft; makes the form when there is none of that key",
    needs: "--tenant <slug> --form <key> --file <path>",
    examples: [
      "forms import --tenant acme --form it-support --file it-support.json",
      "forms import --tenant acme --form it-support --file it-support.json --revision 3",
    ],
    run: async (options) => (await import("./import-form.ts")).importForm(options),
  }),
)
  .option("--file <path>", "an exported file, or a form document alone")
  .option("--revision <number>", "the revision of the draft that this one replaces");

const lint = ofForm(
  createCommand("lint", {
    summary: "Say what is wrong with a form's draft, with a path each",
    needs: "--tenant <slug> --form <key>",
    examples: ["forms lint --tenant acme --form it-support"],
    run: async (options) => (await import("./lint-form.ts")).lintDraft(options),
  }),
);

const diff = ofForm(
  createCommand("diff", {
    summary: "Say in words what is different between two versions",
    needs: "--tenant <slug> --form <key>",
    examples: [
      "forms diff --tenant acme --form it-support",
      "forms diff --tenant acme --form it-support --from 1 --to 2",
    ],
    run: async (options) => (await import("./diff-form.ts")).diffForm(options),
  }),
)
  .option("--from <number>", "the older version (default: the current one)")
  .option("--to <number>", "the newer version (default: the draft)");

const publish = ofForm(
  createCommand("publish", {
    summary: "Make a form's draft its current version, for good: a published version never changes",
    needs: "--tenant <slug> --form <key>",
    examples: [
      "forms publish --tenant acme --form it-support",
      "forms publish --tenant acme --form it-support --revision 3",
    ],
    run: async (options) => (await import("./publish-form.ts")).publishDraft(options),
  }),
).option("--revision <number>", "publish this revision of the draft and no later one");

const rollback = ofForm(
  createCommand("rollback", {
    summary: "Publish an older version's document as a new version",
    needs: "--tenant <slug> --form <key> --to <number>",
    examples: ["forms rollback --tenant acme --form it-support --to 1"],
    run: async (options) => (await import("./roll-back-form.ts")).rollBack(options),
  }),
).option("--to <number>", "the version that is to be current again");

const actions = [
  ["retire", "Take no requests with a form any more; what it took stays"],
  ["restore", "Take requests with a retired form again"],
  ["make-default", "Make a form the one that is meant when none is named"],
] as const;

const stateCommands = actions.map(([name, summary]) =>
  ofForm(
    createCommand(name, {
      summary,
      needs: "--tenant <slug> --form <key>",
      examples: [`forms ${name} --tenant acme --form it-support`],
      run: async (options) => (await import("./set-form-state.ts")).setState(name, options),
    }),
  ),
);

/** `portal forms` */
export const formsCommand = createNoun("forms", "Write, publish and retire tenants' forms", [
  list,
  exportForm,
  importForm,
  lint,
  diff,
  publish,
  rollback,
  ...stateCommands,
]);

function ofForm(command: Command): Command {
  return command.option("--tenant <slug>", "whose form").option("--form <key>", "its key, such as it-support");
}
