import type { Command } from "commander";
import { createBareCommand, exampleText } from "./create-command.ts";
import { exitCodes } from "./refusal.ts";

const introduction = [
  "The operator's command line of the help center portal; `portal` stands for `npm run --silent portal --`.",
  "It uses the database that the portal uses, and as the portal does. While the portal's own PostgreSQL is not running, a command brings it up for as long as it takes.",
].join(" ");

const exitCodeText = `
Exit codes:
  ${exitCodes.done}  done
  ${exitCodes.unexpectedFault}  an unexpected fault; PORTAL_LOG_LEVEL=debug shows where
  ${exitCodes.wrongUsage}  wrong usage: an option or a setting is missing or wrong
  ${exitCodes.notFound}  what was named does not exist
  ${exitCodes.conflict}  it conflicts with what exists, such as a slug that is taken
  ${exitCodes.databaseAway}  the database is not reachable
  ${exitCodes.fileStoreAway}  the store of attached files is not reachable

Answers go to standard output and errors, a sentence each, to standard error. Every command takes --json and --help.`;

/** The whole command line. */
export function createProgram(commands: readonly Command[]): Command {
  const program = createBareCommand("portal")
    .description(introduction)
    .usage("<command> [options]")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText(
      "after",
      exampleText([
        'token --tenant acme --email ada@example.com --name "Ada Lovelace"',
        "conversations --tenant acme --limit 5 --json",
        "tenant create --slug initech --name Initech",
        "conversations --help",
      ]) + exitCodeText,
    );
  for (const command of commands) program.addCommand(command);
  return program;
}
