import { useCallback, useEffect, useRef } from "react";

/** Gives a function that stays the same and calls what was given last: for effects and events, not while rendering. */
export function useLatest(call: () => void): () => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback(() => {
    latest.current();
  }, []);
}
