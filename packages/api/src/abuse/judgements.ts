import type { VerifiedChallenge } from "../challenge/verify-challenge.ts";

/** What was found about a submission that may be stored. */
export interface Judgement {
  /** Names of what speaks against it. */
  suspicions: readonly string[];
  /** To be spent in its transaction. */
  solved: VerifiedChallenge | null;
}

/** Remembers how keyed requests were judged, so that one that is sent again is neither counted nor challenged again. */
export interface Judgements {
  /**
   * Judges a request once, however often and however much at once it comes; one that was refused is judged anew.
   *
   * @param identity tells the request, key and all, from every other one
   */
  once(identity: string, judge: () => Promise<Judgement>): Promise<Judgement>;
}

const maxRemembered = 10_000;

/** Makes the memory of one process. A repeat that reaches another one is found by its key before it is refused. */
export function createJudgements(): Judgements {
  const remembered = new Map<string, Promise<Judgement>>();
  return {
    once(identity, judge) {
      const earlier = remembered.get(identity);
      if (earlier !== undefined) return earlier;
      const oldest = remembered.size >= maxRemembered ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
      const judging = judge();
      remembered.set(identity, judging);
      judging.catch(() => remembered.delete(identity));
      return judging;
    },
  };
}
