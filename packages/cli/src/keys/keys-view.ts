import type { ListedSigningKey } from "@portal/api/operator";
import type { ListView } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

/** How signing keys are shown. */
export const keysView: ListView<ListedSigningKey> = {
  none: "There is no signing key yet; the portal makes one when it starts.",
  describe: describeKey,
  columns: [
    { heading: "KEY ID", cell: ({ kid }) => kid },
    { heading: "CREATED", cell: ({ createdAt }) => (isKnown(createdAt) ? showTime(createdAt) : "") },
    { heading: "USE", cell: ({ isSigning }) => (isSigning ? "signs and verifies" : "verifies") },
  ],
};

function describeKey({ kid, createdAt, isSigning }: ListedSigningKey) {
  return { kid, created_at: isKnown(createdAt) ? createdAt.toISOString() : null, signs: isSigning };
}

// A key file from before the time was noted says 1970.
function isKnown(createdAt: Date): boolean {
  return createdAt.getTime() > 0;
}
