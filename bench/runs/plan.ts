/** How long and how much is measured. */
export interface Plan {
  readonly isQuick: boolean;
  readonly clients: number;
  readonly rounds: number;
  /** Of each thing in each round. */
  readonly sliceSeconds: number;
  readonly warmUpMs: number;
  /** Of a large form. */
  readonly formVisits: number;
  /** Conversations in the grown database, one run for each size. */
  readonly grownSizes: readonly number[];
  /** After which the web process's memory is looked at; `null` looks at it when all else is done. */
  readonly submissionsForMemory: number | null;
}

const clients = 16;
const [thousand, million] = [1_000, 1_000_000];

/** Meant to end within 90 seconds where the web app is built already, and says less for certain. */
const quick: Plan = {
  isQuick: true,
  clients,
  rounds: 3,
  sliceSeconds: 1,
  warmUpMs: 4_000,
  formVisits: 3,
  grownSizes: [20 * thousand],
  submissionsForMemory: null,
};

const usual: Plan = {
  isQuick: false,
  clients,
  rounds: 3,
  sliceSeconds: 6,
  warmUpMs: 15_000,
  formVisits: 15,
  grownSizes: [million],
  submissionsForMemory: 100 * thousand,
};

export function planFor({ isQuick, isFull }: { isQuick: boolean; isFull: boolean }): Plan {
  if (isQuick) return quick;
  return isFull ? { ...usual, rounds: 5, grownSizes: [million, 10 * million] } : usual;
}
