import { useSyncExternalStore } from "react";

/** `returned` means: back after having been away while this page was open. */
export type Connection = "online" | "offline" | "returned";

let hasBeenOffline = false;

/** What the browser knows of the network. It is a hint for words only: sending is always tried. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, readConnection, () => "online");
}

function readConnection(): Connection {
  if (!navigator.onLine) return "offline";
  return hasBeenOffline ? "returned" : "online";
}

function subscribe(notify: () => void): () => void {
  const leave = () => {
    hasBeenOffline = true;
    notify();
  };
  window.addEventListener("offline", leave);
  window.addEventListener("online", notify);
  return () => {
    window.removeEventListener("offline", leave);
    window.removeEventListener("online", notify);
  };
}
