import type { Reader } from "../reader/reader.ts";
import { findOperation, type Operation } from "../reference/operations.ts";
import { pathFor } from "../samples/sample-request.ts";

/** An operation that a guide speaks of; that it is there, types cannot say, but the guide's test does. */
export function operationNamed(id: string): Operation {
  const operation = findOperation(id);
  if (operation === null) throw new Error(`The contract has no operation ${id}.`);
  return operation;
}

/** The whole address of an operation for this reader. */
export function addressOf(id: string, reader: Reader): string {
  return `${reader.baseUrl}${pathFor(operationNamed(id), reader)}`;
}
