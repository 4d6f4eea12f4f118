import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;

/** `true` once scripts run: for what would be a dead control without them. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
