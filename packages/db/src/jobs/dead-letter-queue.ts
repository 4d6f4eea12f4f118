/** Where the dead jobs of every task wait for an operator. */
export const deadLetterQueue = "dead-letters";

/** A dead job is kept for a month. */
export const deadLetterOptions = { retentionSeconds: 30 * 86_400 };
