import { startRelay } from "@portal/db/testing/relay";

/** A TCP relay in front of a portal. */
export interface FaultyProxy extends AsyncDisposable {
  origin: string;
  /** How many submissions came to it. */
  submissionCount(): number;
}

const busyAnswer = [
  "HTTP/1.1 503 Service Unavailable",
  "Content-Type: text/html",
  "Retry-After: 1",
  "Content-Length: 4",
  "Connection: close",
  "",
  "Busy",
].join("\r\n");

/**
 * Starts a relay that fails its first submission: `busy` answers it by itself with 503, as a proxy does that is shedding load; `lost` passes it
 * on, and breaks the connection off when the portal answers.
 */
export async function startFaultyProxy(origin: string, fault: "busy" | "lost"): Promise<FaultyProxy> {
  let submissionCount = 0;
  const relay = await startRelay(Number(new URL(origin).port), ({ near, far }) => {
    let losesAnswer = false;
    near.on("data", (bytes) => {
      const isFirst = bytes.includes("POST /api/v1/help-center/conversations") && (submissionCount += 1) === 1;
      if (isFirst && fault === "busy") {
        near.end(busyAnswer);
        return;
      }
      losesAnswer ||= isFirst;
      far.write(bytes);
    });
    far.on("data", (bytes) => (losesAnswer ? near.destroy() : near.write(bytes)));
  });
  return {
    origin: `http://localhost:${relay.port}`,
    submissionCount: () => submissionCount,
    [Symbol.asyncDispose]: () => relay[Symbol.asyncDispose](),
  };
}
