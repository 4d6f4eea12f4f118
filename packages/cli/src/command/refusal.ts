/** How a command ends, for scripts that look at `$?`; the help lists them. */
export const exitCodes = {
  done: 0,
  unexpectedFault: 1,
  wrongUsage: 2,
  notFound: 3,
  conflict: 4,
  databaseAway: 5,
  fileStoreAway: 6,
} as const;

/** A reason to end other than by doing what was asked. */
export type RefusalReason = Exclude<keyof typeof exitCodes, "done" | "unexpectedFault">;

/** A planned end of a command: its message is what the operator reads, so it says what to do next. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.reason = reason;
  }
}
