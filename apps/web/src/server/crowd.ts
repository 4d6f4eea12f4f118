import { AdmissionGate, DatabaseBusyError } from "@portal/db";
import type { Settings } from "@portal/settings";

/** As long as a hundred or two that come in one moment take to be served. */
const burstMs = 2_000;

/** The places of the REST door. */
export interface Crowd {
  /** Whether a request that came now would be refused. */
  readonly isFull: boolean;
  /** Does some work as soon as there is a place, in order of arrival. Resolves with `false` when there was none in time. */
  serve(work: () => Promise<void>): Promise<boolean>;
}

type Limits = Pick<Settings, "requestsMax" | "requestsWaitingMax" | "intakeQueueTimeoutMs">;

/** Makes the places that the settings ask for. They are bounded as the connections to the database are, and by the same gate. */
export function openCrowd({ requestsMax, requestsWaitingMax, intakeQueueTimeoutMs }: Limits): Crowd {
  const gate = new AdmissionGate({
    running: requestsMax,
    queued: requestsWaitingMax,
    timeoutMs: intakeQueueTimeoutMs,
    burstMs,
  });
  return {
    get isFull() {
      return gate.isFull;
    },
    serve: (work) =>
      gate.run(work).then(
        () => true,
        (error: unknown) => {
          if (error instanceof DatabaseBusyError) return false;
          throw error;
        },
      ),
  };
}
