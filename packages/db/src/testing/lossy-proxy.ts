import { startRelay } from "./relay.ts";

/** A TCP relay in front of a database that can lose what goes through it. */
export interface LossyProxy extends AsyncDisposable {
  /** The same connection string, through the relay. */
  through(url: string): string;
  /** From now on every COMMIT reaches the database, but its answer never comes back: the connection breaks instead. */
  loseCommitAnswers(lose: boolean): void;
  /** The same for one COMMIT, the next. */
  loseNextCommitAnswer(): void;
  /**
   * The next COMMIT reaches the database, and its answer stays here; nothing breaks.
   *
   * @returns once the answer is here: what was to be committed is stored then, and nobody has heard of it
   */
  holdNextCommitAnswer(): Promise<void>;
  /** From now on nothing comes back, and nothing breaks either. */
  swallowAnswers(swallow: boolean): void;
}

/** Starts a relay to the server of `targetUrl`, which is on this machine, on a free port of 127.0.0.1. */
export async function startLossyProxy(targetUrl: string): Promise<LossyProxy> {
  let hold: (() => void) | null = null;
  const mode = { loseCommitAnswers: false, loseNextCommitAnswer: false, swallowAnswers: false };
  const relay = await startRelay(Number(new URL(targetUrl).port), ({ near, far }) => {
    let losesNextAnswer = false;
    let answerIsHeld: (() => void) | null = null;
    near.on("data", (bytes) => {
      const isCommit = bytes.includes("COMMIT");
      losesNextAnswer = isCommit && (mode.loseCommitAnswers || mode.loseNextCommitAnswer);
      if (isCommit) {
        mode.loseNextCommitAnswer = false;
        answerIsHeld = hold;
        hold = null;
      }
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (answerIsHeld !== null) answerIsHeld();
      else if (losesNextAnswer) near.destroy();
      else if (!mode.swallowAnswers) near.write(bytes);
    });
  });
  return {
    through: (url) => {
      const changed = new URL(url);
      changed.port = String(relay.port);
      return changed.href;
    },
    loseCommitAnswers: (lose) => {
      mode.loseCommitAnswers = lose;
    },
    loseNextCommitAnswer: () => {
      mode.loseNextCommitAnswer = true;
    },
    holdNextCommitAnswer: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      hold = () => {
        resolve(undefined);
      };
      return promise;
    },
    swallowAnswers: (swallow) => {
      mode.swallowAnswers = swallow;
    },
    [Symbol.asyncDispose]: () => relay[Symbol.asyncDispose](),
  };
}
