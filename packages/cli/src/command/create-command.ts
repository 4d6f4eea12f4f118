import { Command, type Help } from "commander";
import { type Lines, printLines } from "../output/print-lines.ts";

/** What a command does and how its help teaches it. */
export interface CommandCard {
  /** One sentence that says what it does. */
  readonly summary: string;
  /** The options that it needs, as in `--tenant <slug>`. */
  readonly needs?: string;
  /** What may be typed after `portal`. */
  readonly examples: readonly string[];
  /** Does it. Loads the code for it first, so that no command waits for what another one needs. */
  readonly run: (options: unknown) => Promise<Lines>;
}

/** A command that does something; its options are added by whoever declares it. */
export function createCommand(name: string, { summary, needs, examples, run }: CommandCard): Command {
  return createBareCommand(name)
    .summary(summary)
    .description(summary)
    .usage([needs, "[options]"].filter(Boolean).join(" "))
    .addHelpText("after", exampleText(examples))
    .option("--json", "answer in JSON, one object a line")
    .action(async (options: unknown) => {
      await printLines(await run(options));
    });
}

/** A noun, whose commands are its verbs. */
export function createNoun(name: string, summary: string, verbs: readonly Command[]): Command {
  const noun = createBareCommand(name).summary(summary).description(summary).usage("<command> [options]");
  for (const verb of verbs) noun.addCommand(verb);
  return noun;
}

/** The section of a help text that shows a command at work. */
export function exampleText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  portal ${example}\n`).join("")}`;
}

/** Commander with our manners: it throws instead of ending the process, and it leaves what is said about that to us. */
export function createBareCommand(name: string): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ visibleCommands, subcommandTerm: fullName, subcommandDescription: (command) => command.summary() })
    .helpOption("-h, --help", "show this help")
    .helpCommand(false);
}

/** Verbs are listed in place of their noun: a reader wants to see what can be done. */
function visibleCommands(this: Help, command: Command): Command[] {
  return command.commands.flatMap((child) =>
    child.commands.length === 0 ? [child] : visibleCommands.call(this, child),
  );
}

function fullName(command: Command): string {
  const parent = command.parent;
  return parent?.parent ? `${fullName(parent)} ${command.name()}` : command.name();
}
