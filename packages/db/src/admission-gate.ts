import { DatabaseBusyError } from "./errors.ts";

export interface AdmissionLimits {
  /** How many may run at once. */
  readonly running: number;
  /** How many may wait for a place. */
  readonly queued: number;
  /** How long one may wait for a place. */
  readonly timeoutMs: number;
}

interface Waiter {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets in as many callers as there are connections and turns the rest away early: a queue in front of the pool that
 * nobody bounds only makes everybody's answer late.
 */
export class AdmissionGate {
  readonly #limits: AdmissionLimits;
  readonly #waiting: Waiter[] = [];
  #running = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** Runs `work` when there is a place, in order of arrival. Rejects with `DatabaseBusyError` when there is none in time. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(): Promise<void> {
    if (this.#running < this.#limits.running) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#limits.queued) return Promise.reject(this.#busy());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        admit: resolve,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(this.#busy());
        }, this.#limits.timeoutMs),
      };
      this.#waiting.push(waiter);
    });
  }

  // The place of one who leaves goes straight to the next in line, so that no newcomer slips in between.
  #leave(): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#running -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.admit();
  }

  #busy(): DatabaseBusyError {
    return new DatabaseBusyError(Math.max(1, Math.ceil(this.#limits.timeoutMs / 1000)));
  }
}
