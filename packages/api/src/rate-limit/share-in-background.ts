import type { Logger } from "pino";

const shareEveryMs = 500;

interface SharedWork {
  /** Whether there is something to tell. */
  isDue: () => boolean;
  /** Tells it; may reject, and is then asked again. */
  share: () => Promise<void>;
  logger: Logger;
  /** What is not shared while this fails, for the log. */
  what: string;
}

/** Tells other processes what this one has counted, soon, but never while somebody waits for an answer. */
export interface BackgroundSharing {
  /** To be called when there may be something to tell. */
  wake: () => void;
  /** Tells it now. Never rejects: whoever cannot be told counts alone. */
  shareNow: () => Promise<void>;
}

/** Makes it; it rests while nothing is due. */
export function shareInBackground({ isDue, share, logger, what }: SharedWork): BackgroundSharing {
  let timer: NodeJS.Timeout | null = null;

  const shareNow = async () => {
    await share().catch((error: unknown) => {
      logger.warn({ err: error }, `${what} are counted by this process alone`);
    });
  };
  const wake = () => {
    if (timer !== null || !isDue()) return;
    timer = setTimeout(() => {
      void shareNow().finally(() => {
        timer = null;
        wake();
      });
    }, shareEveryMs);
    // A process that has nothing else to do may end.
    timer.unref();
  };
  return { wake, shareNow };
}
