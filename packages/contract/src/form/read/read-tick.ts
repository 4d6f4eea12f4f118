import { accept, refuse, type Reading } from "./reading.ts";

/** Reads whether a box is ticked: true or false, never `"on"` or 1. */
export function readTick(answer: unknown): Reading {
  return typeof answer === "boolean" ? accept(answer) : refuse("bool_type", "Input should be a valid boolean");
}
