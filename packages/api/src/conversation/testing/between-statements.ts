import type { Database, Transaction } from "@portal/db";

/** What happens after a statement: its number in the transaction, from 1, or 0 before the first one, and the transaction itself. */
export type AfterStatement = (statement: number, tx: Transaction) => Promise<void>;

/**
 * The same database, with something happening before the first and after each raw statement of an intake transaction. Only what the use case sends
 * is counted: BEGIN and the opening of the bypass are over by then.
 */
export function betweenStatements(database: Database, afterStatement: AfterStatement): Database {
  return {
    ...database,
    withRlsBypass: (work) =>
      database.withRlsBypass(async (tx) => {
        await afterStatement(0, tx);
        return work(watched(tx, afterStatement));
      }),
  };
}

function watched(tx: Transaction, afterStatement: AfterStatement): Transaction {
  let statement = 0;
  return new Proxy(tx, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== "function" || (property !== "$queryRaw" && property !== "$executeRaw")) return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const answer: unknown = await Reflect.apply(member, target, args);
        statement += 1;
        await afterStatement(statement, target);
        return answer;
      };
    },
  });
}
