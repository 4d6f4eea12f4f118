import type { ProblemType } from "../generated/refusals.ts";

/** One thing to mend in a request. `loc` begins with `body`, `query` or `header`; the indexes of lists are numbers. */
export interface Problem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: ProblemType;
}
