import type { ScanStatus } from "@portal/contract";
import { hasName } from "../errors/has-name.ts";
import type { Services } from "../services.ts";

/** What scanning takes. */
export type ScanServices = Pick<Services, "storage" | "scanner" | "logger">;

/**
 * Has a kept file scanned. Without a verdict it stays `pending`, which locks it as firmly as `infected` does.
 *
 * @param deadline when to stop waiting for the verdict
 * @throws StorageUnavailableError, ObjectMissingError
 */
export async function scanFile(services: ScanServices, objectKey: string, deadline: AbortSignal): Promise<ScanStatus> {
  const { storage, scanner, logger } = services;
  if (scanner === null) return "not_scanned";
  try {
    return await scanner.scan(await storage.read(objectKey), deadline);
  } catch (error) {
    if (!hasName(error, "ScannerUnavailableError")) throw error;
    logger.warn({ err: error }, "a file is kept back: the malware scanner gave no verdict");
    return "pending";
  }
}
