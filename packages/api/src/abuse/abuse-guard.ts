import { createSimilarTexts, type SimilarTexts } from "../similar-text/similar-texts.ts";
import { createJudgements, type Judgements } from "./judgements.ts";

/** Nobody reads a form and answers it in less, before PORTAL_LIMITS_SCALE; a program that does not wait does. */
const minFillMs = 1_000;

/** What a process remembers in order to tell abuse from use. Its counters are the {@link RateLimits}. */
export interface AbuseGuard {
  similarTexts: SimilarTexts;
  judgements: Judgements;
  minFillMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

type GuardOptions = Parameters<typeof createSimilarTexts>[0];

/** Makes it for one process. A higher scale asks for less patience and lets more alike through. */
export function createAbuseGuard(options: GuardOptions): AbuseGuard {
  const { scale, now = Date.now } = options;
  return {
    similarTexts: createSimilarTexts(options),
    judgements: createJudgements(),
    minFillMs: minFillMs / scale,
    now,
  };
}
