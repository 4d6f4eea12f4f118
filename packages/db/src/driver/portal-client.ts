import pg from "pg";
import { nameStatements } from "./name-statements.ts";
import { sendOpeningAlong } from "./send-opening-along.ts";
import { verifyCommits } from "./verify-commit.ts";
import { wrapQuery } from "./wrap-query.ts";

/**
 * The driver's client as Prisma uses it here. What it is asked to send passes the wrappers from the last to the first: COMMIT is watched, what
 * opens a transaction goes along with its first statement, and statements have names by which PostgreSQL knows them again.
 */
export class PortalClient extends pg.Client {
  #keepsPlans = false;

  constructor(config: string | pg.ClientConfig = {}) {
    super({ ...(typeof config === "string" ? { connectionString: config } : config), pipeline: true });
    wrapQuery(
      this,
      nameStatements(() => this.#keepsPlans),
    );
    wrapQuery(this, sendOpeningAlong(this.connection.stream));
    wrapQuery(this, verifyCommits(this.connection.stream));
  }

  /**
   * Begins to find out whether the server at the other end is PostgreSQL itself. A pooler between them may run each transaction on another
   * connection, which does not know the names of this one; then PostgreSQL's own number is not the one that the pooler has given this client.
   */
  lookAtServer(): void {
    this.query<{ pid: number }>("select pg_backend_pid() as pid").then(
      ({ rows }) => {
        this.#keepsPlans = rows[0]?.pid === Reflect.get(this, "processID");
      },
      // Whoever uses the connection next will hear what is wrong with it.
      () => undefined,
    );
  }
}
