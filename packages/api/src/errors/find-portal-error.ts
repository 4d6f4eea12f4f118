import { isErrorCode } from "@portal/contract";
import { PortalError } from "./portal-error.ts";

const databaseAwayRetrySeconds = 2;
const storageAwayRetrySeconds = 5;

/**
 * The refusal inside a thrown value, looking through the causes that tRPC wraps around it; `null` means that nobody planned
 * for it. A database or a store of files that is away are the faults of the surroundings that callers are told about, since waiting
 * helps.
 */
export function findPortalError(thrown: unknown): PortalError | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const refusal = refusalOf(error);
    if (refusal !== null) return refusal;
  }
  return null;
}

// By name, not by class: Next bundles the process's services and its routes apart, and each bundle has classes of its own.
function refusalOf(error: Error): PortalError | null {
  if (isPortalError(error)) return error;
  switch (error.name) {
    case "DatabaseBusyError":
    case "DatabaseUnavailableError":
      return new PortalError("service_unavailable", { retryAfterSeconds: waitingTimeOf(error), cause: error });
    case "StorageUnavailableError":
      return new PortalError("storage_unavailable", { retryAfterSeconds: storageAwayRetrySeconds, cause: error });
    default:
      return null;
  }
}

function isPortalError(error: Error): error is PortalError {
  return error.name === "PortalError" && "code" in error && isErrorCode(error.code);
}

function waitingTimeOf(error: Error): number {
  if ("retryAfterSeconds" in error && typeof error.retryAfterSeconds === "number") return error.retryAfterSeconds;
  return databaseAwayRetrySeconds;
}
