import type { ScanStatus } from "@portal/contract";
import { PortalError } from "../errors/portal-error.ts";
import type { Scanner } from "../malware/scanner.ts";

const scanRetrySeconds = 60;

/** Tells whether a file may be handed out: where files are scanned only clean ones may, and what was found infected never may. */
export function mayHandOut(scanStatus: ScanStatus, scanner: Scanner | null): boolean {
  return scanStatus === "clean" || (scanStatus === "not_scanned" && scanner === null);
}

/**
 * Refuses a file that may not be handed out, and says which of the two reasons it is.
 *
 * @throws PortalError `file_infected`, `file_not_scanned`
 */
export function refuseHandOut(scanStatus: ScanStatus, scanner: Scanner | null): void {
  if (mayHandOut(scanStatus, scanner)) return;
  if (scanStatus === "infected") throw new PortalError("file_infected");
  throw new PortalError("file_not_scanned", { retryAfterSeconds: scanRetrySeconds });
}
