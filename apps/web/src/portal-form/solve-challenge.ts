import { challengeUnsolved, type Challenge } from "@portal/contract";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

const patienceMs = 60_000;

/**
 * Solves a challenge without holding up the page: the browser derives keys off the page's own thread, so no worker is needed. A browser that
 * cannot, or not in time, says so, and its request is stored all the same for somebody to look at first.
 *
 * @returns what the header carries
 */
export async function answerTo(challenge: Challenge): Promise<string> {
  try {
    const solution = await solveChallenge({ challenge, deriveKey, timeout: patienceMs });
    if (solution === null) return challengeUnsolved;
    const { counter, derivedKey } = solution;
    return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  } catch {
    return challengeUnsolved;
  }
}
