import type { Writable } from "node:stream";
import { type Send, statementText, type Wrapper } from "./wrap-query.ts";

/** BEGIN, and the settings that row-level security reads. */
const opening = /^\s*(begin\b|select set_config\()/iu;

/** What the driver's callers read of an answer that has no rows. */
const unanswered = { command: "", rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * Keeps back what opens a transaction, and sends it along with the first statement: three statements in one round trip. Their order
 * stays, and PostgreSQL runs nothing after one that fails but the transaction's end: what an opening fails with is what the statement behind
 * it fails with. Without its BEGIN a setting would end at once, and row-level security would hide every row.
 *
 * @param stream where a client writes that does not wait for one answer before it sends the next
 */
export function sendOpeningAlong(stream: Writable): Wrapper {
  return (send) => {
    let kept: (readonly unknown[])[] = [];
    return (args) => {
      if (opening.test(statementText(args))) {
        kept.push(args);
        return Promise.resolve(unanswered);
      }
      if (kept.length === 0) return send(args);
      const all = [...kept, args];
      kept = [];
      return sendTogether(all, { stream, send });
    };
  };
}

/** In one write, so that PostgreSQL reads them at once; the answer is the last one's. */
async function sendTogether(
  all: readonly (readonly unknown[])[],
  { stream, send }: { stream: Writable; send: Send },
): Promise<unknown> {
  stream.cork();
  const answers = all.map(send);
  stream.uncork();
  return (await Promise.all(answers)).at(-1);
}
