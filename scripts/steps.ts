/** What a person can mend; the message is all they need, without a stack. */
export class StepError extends Error {
  override readonly name = "StepError";
}

/** Does one thing and says how long it took: "database ready in 1.2 s". */
export async function step<Result>(done: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  process.stdout.write(`${done} in ${secondsSince(startedAt)}\n`);
  return result;
}

/** The time since then for people: "1.2 s". */
export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
