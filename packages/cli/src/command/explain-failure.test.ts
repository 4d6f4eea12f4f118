import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { explainFailure } from "./explain-failure.ts";
import { Refusal } from "./refusal.ts";

describe("explainFailure", () => {
  it("gives a refusal its sentence and its exit code", async () => {
    expect(await explainFailure(new Refusal("notFound", "No tenant has the slug acme."))).toEqual({
      message: "No tenant has the slug acme.",
      exitCode: 3,
    });
  });

  it("says nothing after a help text", async () => {
    expect(await explainFailure(new CommanderError(0, "commander.helpDisplayed", "(outputHelp)"))).toEqual({
      message: "",
      exitCode: 0,
    });
  });

  it("turns a wrong option into one sentence with the suggestion in it", async () => {
    const unknown = new CommanderError(
      1,
      "commander.unknownOption",
      "error: unknown option '--emial'\n(Did you mean --email?)",
    );

    expect(await explainFailure(unknown)).toEqual({
      message: "Unknown option '--emial': did you mean --email?",
      exitCode: 2,
    });
  });

  it("shows no stack and no control character of what nobody planned for", async () => {
    const { message, exitCode } = await explainFailure(new Error("odd\n\u001b[2Jvalue."));

    expect(message).toBe("Unexpected fault: odd \\u{1b}[2Jvalue (PORTAL_LOG_LEVEL=debug shows where).");
    expect(exitCode).toBe(1);
  });
});
