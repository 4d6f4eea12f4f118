/** What one key did in the window that runs. */
export interface CountedWindow {
  points: number;
  endsAtMs: number;
}

/** Points that other processes have not been told of. */
export interface UnsharedPoints {
  key: string;
  points: number;
  windowSeconds: number;
}

/** What all processes together have counted for a key. */
export interface SharedTotal {
  key: string;
  points: number;
  msBeforeNext: number;
}

interface Window extends CountedWindow {
  unshared: number;
  windowSeconds: number;
}

/** Counters of this process, and what of them is still to be told to the others. */
export interface WindowCounters {
  /** Counts one, to be told to the others; a window begins with its first point. */
  add(key: string, windowSeconds: number): CountedWindow;
  /** Counts one that the caller tells of itself. */
  addTold(key: string, windowSeconds: number): CountedWindow;
  /** The window that runs, or `null`. */
  find(key: string): CountedWindow | null;
  hasUnshared: () => boolean;
  takeUnshared(atMost: number): UnsharedPoints[];
  /** Puts back what could not be told. */
  returnUnshared(points: readonly UnsharedPoints[]): void;
  /** Takes over what all processes counted, this one's told points among it. */
  correct: (total: SharedTotal) => void;
}

interface CounterOptions {
  /** The oldest windows go when there are more: an attacker has no end of addresses, a process has of memory. */
  maxKeys: number;
  now: () => number;
}

/** A key is told of from its second point on, so that the many who come once cost the database nothing. */
const sharedFrom = 2;

/** Makes the counters of one process. Nothing waits, and no timer runs. */
export function createWindowCounters({ maxKeys, now }: CounterOptions): WindowCounters {
  // A Map keeps the order in which its keys came, so its first key is the oldest window.
  const windows = new Map<string, Window>();
  const unshared = new Set<string>();

  function find(key: string): Window | null {
    const window = windows.get(key);
    if (window === undefined || window.endsAtMs > now()) return window ?? null;
    forget(key);
    return null;
  }

  function forget(key: string): void {
    windows.delete(key);
    unshared.delete(key);
  }

  function begin(key: string, windowSeconds: number): Window {
    const oldest = windows.size >= maxKeys ? windows.keys().next().value : undefined;
    if (oldest !== undefined) forget(oldest);
    const window = { points: 0, unshared: 0, windowSeconds, endsAtMs: now() + windowSeconds * 1000 };
    windows.set(key, window);
    return window;
  }

  function give(key: string, window: Window, points: number): void {
    window.unshared += points;
    if (window.points >= sharedFrom) unshared.add(key);
  }

  function count(key: string, windowSeconds: number): Window {
    const window = find(key) ?? begin(key, windowSeconds);
    window.points += 1;
    return window;
  }

  return {
    add(key, windowSeconds) {
      const window = count(key, windowSeconds);
      give(key, window, 1);
      return window;
    },
    addTold: count,
    find,
    hasUnshared: () => unshared.size > 0,
    takeUnshared(atMost) {
      const taken: UnsharedPoints[] = [];
      for (const key of unshared) {
        if (taken.length === atMost) break;
        unshared.delete(key);
        const window = find(key);
        if (window === null || window.unshared === 0) continue;
        taken.push({ key, points: window.unshared, windowSeconds: window.windowSeconds });
        window.unshared = 0;
      }
      return taken;
    },
    returnUnshared(points) {
      for (const { key, points: untold } of points) {
        const window = find(key);
        if (window !== null) give(key, window, untold);
      }
    },
    correct({ key, points, msBeforeNext }) {
      const window = find(key);
      if (window === null) return;
      window.points = points + window.unshared;
      window.endsAtMs = now() + msBeforeNext;
    },
  };
}
