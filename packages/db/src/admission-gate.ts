import { DatabaseBusyError } from "./errors.ts";

export interface AdmissionLimits {
  /** How many may run at once. */
  readonly running: number;
  /** How many may wait for a place. */
  readonly queued: number;
  /** How long one may wait for a place. */
  readonly timeoutMs: number;
  /** A queue that has not been empty for so long is no burst, and is kept short. Default: it may be as long as it is. */
  readonly burstMs?: number;
}

/** Who comes to such a queue is let wait only if its end is so near. */
const nearMs = 1_000;

interface Waiter {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets in as many callers as there are places, lets so many wait, and turns the rest away early: a queue that nobody bounds only makes
 * everybody's answer late. A burst may fill the queue; one that stands may be told to be as long as what was let in from it during the last second,
 * so that newcomers are told at once what they would otherwise be told late. One gate stands in front of each pool of connections, and one
 * in front of the REST door.
 */
export class AdmissionGate {
  readonly #limits: AdmissionLimits;
  readonly #waiting: Waiter[] = [];
  readonly #pace = new Pace();
  #running = 0;
  #queueBeganMs = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** Whether a caller that came now would be turned away. */
  get isFull(): boolean {
    return this.#running >= this.#limits.running && this.#waiting.length >= this.#room();
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
    if (this.#waiting.length >= this.#room()) return Promise.reject(this.#busy());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        admit: resolve,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(this.#busy());
        }, this.#limits.timeoutMs),
      };
      if (this.#waiting.length === 0) this.#queueBeganMs = performance.now();
      this.#waiting.push(waiter);
    });
  }

  #room(): number {
    const { queued, running, burstMs = Number.POSITIVE_INFINITY } = this.#limits;
    const isBurst = this.#waiting.length === 0 || performance.now() - this.#queueBeganMs < burstMs;
    return isBurst ? queued : Math.min(queued, Math.max(running, this.#pace.inLastSecond()));
  }

  // The place of one who leaves goes straight to the next in line, so that no newcomer slips in between.
  #leave(): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#running -= 1;
      return;
    }
    clearTimeout(next.timer);
    this.#pace.count();
    next.admit();
  }

  #busy(): DatabaseBusyError {
    return new DatabaseBusyError(Math.max(1, Math.ceil(this.#limits.timeoutMs / 1000)));
  }
}

/** How often something happened during the last whole second. */
class Pace {
  #beganMs = performance.now();
  #now = 0;
  #before = 0;

  count(): void {
    this.#turn();
    this.#now += 1;
  }

  inLastSecond(): number {
    this.#turn();
    return this.#before;
  }

  #turn(): void {
    const nowMs = performance.now();
    const passedMs = nowMs - this.#beganMs;
    if (passedMs < nearMs) return;
    // Nothing at all was counted in a second that nobody has turned to.
    this.#before = passedMs < 2 * nearMs ? this.#now : 0;
    this.#now = 0;
    this.#beganMs = nowMs;
  }
}
