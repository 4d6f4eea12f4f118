import { useEffect } from "react";

/**
 * Fetches code once somebody takes hold of the page. Code for sending is half of the form's and nobody needs it to read the page, but
 * whoever has begun to write will, and should not wait for it when pressing the button.
 *
 * @param load fetches it; one that fails is tried again by whoever needs the code
 */
export function useLoadedAhead(load: () => Promise<unknown>): void {
  useEffect(() => {
    const loadQuietly = () => void load().catch(() => undefined);
    document.addEventListener("focusin", loadQuietly, { once: true });
    return () => document.removeEventListener("focusin", loadQuietly);
  }, [load]);
}
