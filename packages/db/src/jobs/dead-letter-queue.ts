/** Where the dead jobs of every task wait for an operator. */
export const deadLetterQueue = "dead-letters";
