import type { Deadline } from "../transport/deadline.ts";
import type { Answer, Call, Transport } from "../transport/transport.ts";

const maxEntries = 100;

/** Asks for what seldom changes: what is known already is asked after with its ETag, and comes over the wire only when it has changed. */
export interface EntityCache {
  /** @throws HelpCenterError */
  send(call: Call, deadline: Deadline): Promise<Answer>;
}

/** Makes an empty one. It keeps the hundred answers that were used last. */
export function createEntityCache(transport: Transport): EntityCache {
  const known = new Map<string, { entityTag: string; answer: Answer }>();
  return {
    send: async (call, deadline) => {
      const key = JSON.stringify([call.path, call.query]);
      const entry = known.get(key);
      // A tag is the hash of an answer, so one that still holds names the same answer, whoever asks.
      const headers = entry === undefined ? {} : { "If-None-Match": entry.entityTag };
      const answer = await transport.send({ ...call, headers: { ...call.headers, ...headers } }, deadline);
      const isSame = answer.status === 304 && entry !== undefined;
      const entityTag = answer.headers.get("etag");
      known.delete(key);
      if (isSame) known.set(key, entry);
      else if (entityTag !== null) known.set(key, { entityTag, answer });
      for (const oldest of [...known.keys()].slice(0, -maxEntries)) known.delete(oldest);
      return isSame ? entry.answer : answer;
    },
  };
}
