let isEnding = false;

/** Says that this process takes no more work: from now on it is not ready. */
export function leave(): void {
  isEnding = true;
}

/** Tells whether this process has begun to end. */
export function isLeaving(): boolean {
  return isEnding;
}
