/** Aborts when the user or the system asks this process to stop, or when the bootstrap that started it is gone. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) process.on(name, stop);
  // The channel to the bootstrap is there to be noticed when it breaks, not to keep this process going.
  process.channel?.unref();
  return controller.signal;
}
