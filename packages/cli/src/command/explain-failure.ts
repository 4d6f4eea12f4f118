import { readSettings, SettingsError } from "@portal/settings";
import { CommanderError } from "commander";
import { showSafely } from "../output/show-safely.ts";
import { explainFault } from "./explain-fault.ts";
import { exitCodes, Refusal } from "./refusal.ts";

/** What an operator is told of a command that did not do what was asked, and what `$?` says of it. */
export interface Explanation {
  /** One sentence for every thing to mend; empty when all has been said. */
  readonly message: string;
  readonly exitCode: number;
}

/** Turns whatever was thrown into sentences and an exit code; a stack is for PORTAL_LOG_LEVEL=debug only. */
export async function explainFailure(thrown: unknown): Promise<Explanation> {
  if (thrown instanceof CommanderError) return explainUsage(thrown);
  const refusal = thrown instanceof Refusal ? thrown : await explainFault(thrown);
  const trace = isTracing() ? traceOf(thrown) : "";
  if (refusal === null) return { message: unexpected(thrown) + trace, exitCode: exitCodes.unexpectedFault };
  return { message: safeLines(refusal.message) + trace, exitCode: exitCodes[refusal.reason] };
}

function explainUsage({ code, exitCode, message }: CommanderError): Explanation {
  if (exitCode === 0) return { message: "", exitCode: exitCodes.done };
  // A noun without a verb: its help has been shown.
  if (code === "commander.help") return { message: "", exitCode: exitCodes.wrongUsage };
  return { message: sentenceOf(message), exitCode: exitCodes.wrongUsage };
}

// From "error: unknown option '--emial'\n(Did you mean --email?)".
function sentenceOf(message: string): string {
  const words = showSafely(message.replace(/^error: /u, "")).replace(/ \(Did (.*\?)\)$/u, ": did $1");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?]$/u.test(sentence) ? sentence : `${sentence}.`;
}

function unexpected(thrown: unknown): string {
  const message = showSafely(thrown instanceof Error ? thrown.message : String(thrown));
  const words = message === "" && thrown instanceof Error ? thrown.name : message;
  return `Unexpected fault: ${words.replace(/\.$/u, "")} (PORTAL_LOG_LEVEL=debug shows where).`;
}

function safeLines(message: string): string {
  return message.split("\n").map(showSafely).join("\n");
}

function traceOf(thrown: unknown): string {
  const lines: string[] = [];
  for (let error = thrown; error instanceof Error; error = error.cause) {
    lines.push(...(error.stack ?? error.message).split("\n"));
  }
  return lines.map((line) => `\n${line.replace(/\S.*/u, showSafely)}`).join("");
}

function isTracing(): boolean {
  try {
    return ["debug", "trace"].includes(readSettings().logLevel);
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}
