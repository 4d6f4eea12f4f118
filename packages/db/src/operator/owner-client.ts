import pg from "pg";
import { classifyFailure, DatabaseUnavailableError } from "../errors.ts";

/** Runs `work` with one connection of the owner, and closes it. Throws `DatabaseUnavailableError` when there is none. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // A connection that breaks fails the statement that is running; without a listener it would end the process as well.
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    if (classifyFailure(error) === "other") throw error;
    throw new DatabaseUnavailableError("rolled_back", { cause: error });
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The SQLSTATE of an error that the server sent, or undefined. */
export function stateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
