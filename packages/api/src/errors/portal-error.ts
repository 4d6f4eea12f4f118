import { errorCatalogue, maxProblems, type ErrorCode, type Problem } from "@portal/contract";

interface PortalErrorDetail {
  problems?: Problem[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

/**
 * A refusal that we make on purpose. `code` names its row in the catalogue; only `invalid_input` carries problems, and only
 * refusals that time will mend carry `retryAfterSeconds`.
 */
export class PortalError extends Error {
  readonly code: ErrorCode;
  readonly problems: Problem[];
  readonly retryAfterSeconds: number | null;

  constructor(code: ErrorCode, { problems = [], retryAfterSeconds, cause }: PortalErrorDetail = {}) {
    super(errorCatalogue[code].detail, { cause });
    this.name = "PortalError";
    this.code = code;
    this.problems = problems.slice(0, maxProblems);
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}
