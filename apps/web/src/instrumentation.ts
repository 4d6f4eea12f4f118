/** Runs once before the first request: a process whose database does not isolate tenants must not serve. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseUnsafeStart } = await import("./server/refuse-unsafe-start.ts");
  await refuseUnsafeStart();
  const { watchArrivals } = await import("./server/watch-arrivals.ts");
  watchArrivals();
}
