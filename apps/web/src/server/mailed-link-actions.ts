import { findPortalError } from "@portal/api";
import { errorCatalogue } from "@portal/contract";
import { pageCaller } from "./page-request.ts";

/** What came of pressing the button behind a mailed link. */
export type PressedLink<Done> = Done | { kind: "link_invalid" } | { kind: "unavailable" };

/** Confirms the request that a mailed link is about. */
export function confirmRequest(
  segment: string,
  token: string,
): Promise<PressedLink<{ kind: "confirmed"; displayId: string }>> {
  return press(async () => {
    const caller = await pageCaller(segment);
    const { display_id: displayId } = await caller.mailbox.prove({ token });
    return { kind: "confirmed", displayId };
  });
}

/** Stops mail to whoever was mailed the link. */
export function stopMail(segment: string, token: string): Promise<PressedLink<{ kind: "stopped" }>> {
  return press(async () => {
    const caller = await pageCaller(segment);
    await caller.mailbox.disown({ token });
    return { kind: "stopped" };
  });
}

async function press<Done>(work: () => Promise<Done>): Promise<PressedLink<Done>> {
  try {
    return await work();
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return { kind: "unavailable" };
    if (refusal !== null && [403, 422].includes(errorCatalogue[refusal.code].status)) return { kind: "link_invalid" };
    throw error;
  }
}
