import { DatabaseBusyError, DatabaseUnavailableError } from "@portal/db";
import { StorageUnavailableError } from "../storage/storage.ts";
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
    if (error instanceof PortalError) return error;
    if (error instanceof DatabaseBusyError) {
      return new PortalError("service_unavailable", { retryAfterSeconds: error.retryAfterSeconds, cause: error });
    }
    if (error instanceof DatabaseUnavailableError) {
      return new PortalError("service_unavailable", { retryAfterSeconds: databaseAwayRetrySeconds, cause: error });
    }
    if (error instanceof StorageUnavailableError) {
      return new PortalError("storage_unavailable", { retryAfterSeconds: storageAwayRetrySeconds, cause: error });
    }
  }
  return null;
}
