import { pino, type Logger } from "pino";

/**
 * Makes the process's logger: JSON lines on standard output. Nothing that a person typed is ever handed to it; the redaction is the
 * net below that rule, for errors that carry a statement's parameters.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: "portal" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.email", "*.authorization", "*.token", "*.presented", "*.credentials", "err.meta", "err.cause.meta"],
      remove: true,
    },
  });
}
