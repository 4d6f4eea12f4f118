import type { Challenge } from "@portal/contract";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

/** Solves a challenge as any ALTCHA client would, and writes what the header carries. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error("The challenge could not be solved");
  return writeSolved(challenge, solution);
}

/** Writes what the header carries of a challenge, whatever was made of it. */
export function writeSolved(challenge: Challenge, solution: { counter: number; derivedKey: string }): string {
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}
